"""Are lists of choices written as Django itself would write them?"""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from cchc.ui.rendering import FormRenderer

CHOICES = [("", "Mọi «cách»"), ("a&b", "<b>đậm</b>"), ('Nhóm "một"', [("1", "Một"), ("2", "Hai")]), (3, "Ba")]
LOOKS: list[dict[str, Any]] = [{}, {"data-n": 1}, {"class": "x", "autofocus": True, "required": False}]


@pytest.mark.parametrize("attrs", LOOKS)
@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
@pytest.mark.parametrize("value", [None, "", "2", 3, "không có"])
def test_the_same_as_django(widget: type[forms.Select], attrs: dict[str, Any], value: Any) -> None:
    shown = widget(attrs=attrs, choices=CHOICES)
    chosen = [value] if widget is forms.SelectMultiple and value is not None else value
    ours = shown.render("cach", chosen, renderer=FormRenderer())
    assert parse_html(ours) == parse_html(shown.render("cach", chosen, renderer=DjangoTemplates()))


@pytest.mark.parametrize("attrs", LOOKS)
@pytest.mark.parametrize("value", [None, "", 'Nói "thế"', "<x>", 3])
def test_a_line_of_text_too(attrs: dict[str, Any], value: Any) -> None:
    shown = forms.TextInput(attrs=attrs)
    ours = shown.render("ten", value, renderer=FormRenderer())
    assert parse_html(ours) == parse_html(shown.render("ten", value, renderer=DjangoTemplates()))


def test_other_fields_are_left_to_django() -> None:
    assert "&lt;x&gt;</textarea>" in forms.Textarea().render("ten", "<x>", renderer=FormRenderer())
