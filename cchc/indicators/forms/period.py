"""Of which unit and period are figures asked? What cannot be read is left out, never guessed."""

from __future__ import annotations

from typing import Any

from django import forms

from cchc.dossiers.forms.reception import DAYS
from cchc.indicators.drilling import Which
from cchc.indicators.periods import period_kinds


class PeriodForm(forms.Form):
    """A kind of period with its number and year, or two days; an address keeps all of it."""

    ky = forms.ChoiceField(label="Kỳ", required=False)
    so = forms.IntegerField(required=False, min_value=1, max_value=12)
    nam = forms.IntegerField(label="Năm", required=False, min_value=2000, max_value=2100)
    tu = forms.DateField(label="Từ ngày", required=False, input_formats=DAYS)
    den = forms.DateField(label="Đến ngày", required=False, input_formats=DAYS)
    don_vi = forms.UUIDField(required=False)
    nhom = forms.CharField(required=False, max_length=40)
    loai = forms.ChoiceField(required=False, choices=[(which.value, "") for which in Which])
    nguoi = forms.UUIDField(required=False)
    muc = forms.RegexField(r"^[A-Z0-9]+(\.[0-9a-z]+)*$", required=False, max_length=20)  # of the index, to go back to
    sau = forms.UUIDField(required=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked)
        self.fields["ky"].choices = [(code, kind.name) for code, kind in period_kinds().items()]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        if "tu" in asked and "den" in asked and asked["tu"] > asked["den"]:
            del asked["tu"], asked["den"]
        return asked
