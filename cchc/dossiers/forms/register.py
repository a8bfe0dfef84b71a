"""Which part of the register is asked for? A period, a field, a channel; from above, a unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from cchc.dossiers.forms.find import DayField, units_to_choose
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Field


class RegisterForm(forms.Form):
    """Without an answer: this month, one's own unit."""

    received_from = DayField("Từ ngày")
    received_to = DayField("Đến ngày")
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    channel = forms.ChoiceField(
        label="Cách nộp", required=False, choices=[("", "Mọi cách nộp"), *Dossier.Channel.choices]
    )
    unit = forms.ChoiceField(label="Đơn vị", required=False)
    page = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, asked: QueryDict, *, actor: Actor) -> None:
        day = today()
        begun = asked or {"received_from": f"{day.replace(day=1):%d/%m/%Y}", "received_to": f"{day:%d/%m/%Y}"}
        super().__init__(begun)
        fields = Field.objects.values_list("code", "name")
        self.fields["field"].choices = [("", "Mọi lĩnh vực"), *fields]  # type: ignore[attr-defined]
        if units := units_to_choose(actor):
            self.fields["unit"].choices = [("", actor.unit.name), *units]  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]
        self.is_valid()

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        asked["received_to"] = asked.get("received_to") or today()
        asked["received_from"] = asked.get("received_from") or asked["received_to"].replace(day=1)
        if asked["received_to"] < asked["received_from"]:
            asked["received_to"] = asked["received_from"]
            raise ValidationError("Ngày cuối phải từ ngày đầu trở đi; đây là sổ của ngày đầu.")
        return asked

    @property
    def conditions(self) -> dict[str, str]:
        return {
            name: f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
            for name, value in self.cleaned_data.items()
            if value and name != "page"
        }

    @property
    def period(self) -> str:
        asked = self.cleaned_data
        return f"Từ ngày {asked['received_from']:%d/%m/%Y} đến ngày {asked['received_to']:%d/%m/%Y}"

    @property
    def narrower(self) -> str:
        """What else was asked, in words."""
        asked = self.cleaned_data
        said = [("field", "lĩnh vực {}"), ("channel", "nộp {}")]
        return ", ".join(words.format(self._label(name)) for name, words in said if asked.get(name))

    def _label(self, name: str) -> str:
        return str(dict(self.fields[name].choices)[self.cleaned_data[name]])  # type: ignore[attr-defined]
