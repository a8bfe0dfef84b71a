"""What can be asked of the list of tasks?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms

from cchc.lifecycle.clock import today
from cchc.plans.listing import STANDS
from cchc.plans.models import Source
from cchc.plans.rules import taxonomy_on
from cchc.worktime.zone import ZONE


class FindForm(forms.Form):
    """Every condition may be left out; one that cannot be read is left out, never guessed."""

    q = forms.CharField(label="Nội dung có chữ", max_length=200, required=False)
    trang_thai = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "Mọi tình trạng"), *STANDS.items()]
    )
    noi_dung = forms.ChoiceField(label="Nội dung cải cách", required=False)
    nguon = forms.ChoiceField(label="Nguồn giao", required=False, choices=[("", "Mọi nguồn"), *Source.choices])
    cua_toi = forms.BooleanField(label="Tôi chủ trì hoặc tôi giao", required=False)
    nguoi = forms.UUIDField(required=False, widget=forms.HiddenInput)
    don_vi = forms.UUIDField(required=False, widget=forms.HiddenInput)
    nguon_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    nam = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=2000, max_value=2100)
    han_nam = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=2000, max_value=2100)
    nguoi_giao = forms.UUIDField(required=False, widget=forms.HiddenInput)
    bo_phan = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)
    chua_nhan = forms.BooleanField(required=False, widget=forms.HiddenInput)
    thang = forms.CharField(required=False, widget=forms.HiddenInput)
    sau = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        contents = [(each.code, each.short_name) for each in taxonomy_on(today()).contents]
        self.fields["noi_dung"].choices = [("", "Mọi nội dung"), *contents]  # type: ignore[attr-defined]

    def clean_thang(self) -> date | None:
        try:
            return datetime.strptime(self.cleaned_data["thang"], "%Y-%m").replace(tzinfo=ZONE).date()
        except ValueError:
            return None

    def clean_sau(self) -> str:
        """A cursor as `listing` writes it; anything else is the first page."""
        at, _, pk = self.cleaned_data["sau"].rpartition("_")
        try:
            return f"{datetime.fromisoformat(at).isoformat() if at else ''}_{UUID(pk)}"
        except ValueError:
            return ""

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
