"""What does a batch ask? The verb, the dossiers with the state in which they were shown, once what the verb needs."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms

from cchc.dossiers.batch import BATCHED, MOST
from cchc.dossiers.holders import Candidate

LEAST_TO_DO = "Để hệ thống chọn: người phù hợp, ít việc nhất"


class ChoiceForm(forms.Form):
    """Which verb for which dossiers; each value is «key status step»."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in BATCHED], error_messages={"required": "", "invalid": ""})

    def shown(self) -> dict[UUID, str]:
        """By key the state shown; what cannot be read, or is too much, is left out."""
        found = {}
        for value in cast(Any, self.data).getlist("dossier")[:MOST]:
            key, _, state = value.partition(" ")
            try:
                found[UUID(key)] = state
            except ValueError:
                continue
        return found


class BatchForm(forms.Form):
    """Asked once for all of them."""

    to = forms.ChoiceField(
        label="Giao cho", required=False, error_messages={"invalid_choice": "Người này không giữ được bước nào ở đây."}
    )
    note = forms.CharField(
        label="Ghi chú cho người nhận", max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    reason = forms.CharField(
        label="Lý do điều chuyển", max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, verb: str, people: dict[str, Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asks, needs, self.people = BATCHED[verb].asks, BATCHED[verb].needs, people
        for name in [name for name in self.fields if name not in asks]:
            del self.fields[name]
        for name in needs:
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = "Hãy điền ô này."
        if "to" in self.fields:
            nobody = "Hãy chọn một người" if "to" in needs else LEAST_TO_DO
            choices = [("", nobody), *((key, str(one)) for key, one in people.items())]
            cast(forms.ChoiceField, self.fields["to"]).choices = choices

    def clean_to(self) -> Candidate | None:
        return self.people.get(self.cleaned_data["to"])
