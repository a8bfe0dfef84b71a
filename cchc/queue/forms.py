"""What is asked at the entrance's screen and of the page of waiting times?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cchc.lifecycle.clock import today
from cchc.queue.rules import queue_rules

DAYS = ["%d/%m/%Y", "%d%m%Y", "%d-%m-%Y", "%d.%m.%Y"]
BROKEN = "Màn hình này đã cũ; hãy chạm lại."


class TicketForm(forms.Form):
    """One touch: which line, and whether one goes first."""

    submission = forms.UUIDField(error_messages=dict.fromkeys(("required", "invalid"), BROKEN))
    line = forms.CharField(error_messages={"required": "Chọn việc cần làm trong các ô trên màn hình."})
    priority = forms.CharField(required=False)


class PeriodForm(forms.Form):
    """From one day to another, today when nothing was said."""

    first = forms.DateField(label="Từ ngày", required=False, input_formats=DAYS, widget=forms.DateInput)
    last = forms.DateField(label="Đến ngày", required=False, input_formats=DAYS, widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "last"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "data-date": "", "placeholder": "23/11/2026"}
            self.fields[name].error_messages["invalid"] = "Ghi ngày như 23/11/2026."

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("first"), said.get("last")
        if first and last and first > last:
            self.add_error("last", "Ngày cuối phải sau ngày đầu.")
        return said

    @property
    def period(self) -> tuple[date, date]:
        """Both days are counted."""
        said = self.cleaned_data if self.is_valid() else {}
        last = said.get("last") or max(said.get("first") or today(), today())
        return said.get("first") or last, last


def lines_and_priorities() -> dict[str, Any]:
    rules = queue_rules(today())
    return {"lines": rules.lines, "priorities": rules.priorities}
