"""How are form fields written? As Django writes them; a list of choices without a template for each of its lines.

A list of 90 procedures took 40 ms of a page by Django's own templates, more than everything the page asked.
"""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

SELECT = "django/forms/widgets/select.html"


class FormRenderer(DjangoTemplates):
    """Writes the same as its parent."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> Any:
        if template_name == SELECT:
            return select(context["widget"])
        return super().render(template_name, context, request)


def select(widget: dict[str, Any]) -> SafeString:
    """The element with its groups and options; every value and label is escaped."""
    lines = []
    for group, options, _ in widget["optgroups"]:
        if group:
            lines.append(format_html('<optgroup label="{}">', group))
        lines += [_option(option) for option in options]
        if group:
            lines.append(mark_safe("</optgroup>"))
    inner = mark_safe("\n".join(lines))  # noqa: S308 # nosec B308 B703 (each line is escaped)
    return format_html('<select name="{}"{}>\n{}\n</select>', widget["name"], flatatt(_shown(widget["attrs"])), inner)


def _option(option: dict[str, Any]) -> str:
    attributes, label = flatatt(_shown(option["attrs"])), conditional_escape(option["label"])
    return f'<option value="{conditional_escape(str(option["value"]))}"{attributes}>{label}</option>'


def _shown(attributes: dict[str, Any]) -> dict[str, Any]:
    """Without what is switched off; a number is no switch."""
    return {name: value if isinstance(value, bool) else str(value) for name, value in attributes.items()}
