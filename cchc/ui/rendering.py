"""How are form fields written? As Django writes them; lists of choices and lines of text without a template for each.

A list of 90 procedures took 40 ms of a page by Django's own templates, more than everything the page asked; two hundred
boxes of a rubric took 300 ms.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SELECT = "django/forms/widgets/select.html"
TEXT = "django/forms/widgets/text.html"


class FormRenderer(DjangoTemplates):
    """Writes the same as its parent."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> Any:
        if template_name == SELECT:
            return select(context["widget"])
        if template_name == TEXT:
            return line_of_text(context["widget"])
        return super().render(template_name, context, request)


def select(widget: dict[str, Any]) -> SafeString:
    """The element with its groups and options; every value and label is escaped."""
    groups = [_group(name, options) for name, options, _ in widget["optgroups"]]
    attributes = flatatt(_shown(widget["attrs"]))
    return format_html('<select name="{}"{}>\n{}\n</select>', widget["name"], attributes, _lines(groups))


def line_of_text(widget: dict[str, Any]) -> SafeString:
    """One box for one line; an empty one has no value of its own."""
    value = "" if widget["value"] is None else format_html(' value="{}"', str(widget["value"]))
    attributes = flatatt(_shown(widget["attrs"]))
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, attributes)


def _group(name: str | None, options: list[dict[str, Any]]) -> SafeString:
    inner = _lines([_option(option) for option in options])
    return format_html('<optgroup label="{}">\n{}\n</optgroup>', name, inner) if name else inner


def _option(option: dict[str, Any]) -> SafeString:
    attributes = flatatt(_shown(option["attrs"])) if option["attrs"] else ""
    return format_html('<option value="{}"{}>{}</option>', str(option["value"]), attributes, option["label"])


def _lines(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _shown(attributes: dict[str, Any]) -> dict[str, Any]:
    """Without what is switched off; a number is no switch."""
    return {name: value if isinstance(value, bool) else str(value) for name, value in attributes.items()}
