"""Of which unit and year is the index asked? What cannot be read is left out, never guessed."""

from __future__ import annotations

from typing import Any

from django import forms

from cchc.lifecycle.clock import today

FIRST_YEAR = 2012  # the index began with decision 1294/QĐ-BNV of that year


class YearForm(forms.Form):
    nam = forms.IntegerField(required=False)
    don_vi = forms.UUIDField(required=False)

    def asked(self) -> dict[str, Any]:
        """`nam` is this year where nothing usable was sent, and never a later one."""
        self.is_valid()
        year = self.cleaned_data.get("nam") or today().year
        return {"year": min(max(year, FIRST_YEAR), today().year), "unit": self.cleaned_data.get("don_vi")}
