"""Which year, month and unit does the head look at? What cannot be read is left out, never guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms

from cchc.lifecycle.clock import today
from cchc.worktime.zone import ZONE


class SteeringForm(forms.Form):
    nam = forms.IntegerField(label="Năm", required=False, min_value=2000, max_value=2100)
    thang = forms.CharField(label="Tháng", required=False, widget=forms.TextInput({"type": "month"}))
    don_vi = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_thang(self) -> date | None:
        try:
            return datetime.strptime(self.cleaned_data["thang"], "%Y-%m").replace(tzinfo=ZONE).date()
        except ValueError:
            return None

    def asked(self) -> dict[str, Any]:
        """With this year and this month where none is asked for."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return {"nam": today().year, "thang": today().replace(day=1)} | asked
