"""What is asked when the office chooses whom to urge, and when the urged person replies?"""

from __future__ import annotations

from typing import Any, cast

from django import forms

from cchc.lifecycle.clock import today
from cchc.organization.models import Post, Unit
from cchc.plans.forms.verbs import text
from cchc.plans.urging import CHOICES, SOON_DAYS

PERIODS = {"30": "30 ngày qua", "90": "90 ngày qua", "365": "Một năm qua"}


class ChooseForm(forms.Form):
    """Conditions may be left out; one that cannot be read is left out."""

    chon = forms.ChoiceField(label="Nhiệm vụ", required=False, choices=CHOICES)
    ngay = forms.IntegerField(
        label="Trong số ngày tới", required=False, min_value=1, max_value=60,
        widget=forms.NumberInput({"placeholder": SOON_DAYS}),
    )  # fmt: skip
    bo_phan = forms.ChoiceField(label="Bộ phận", required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any):
        super().__init__(*args, **kwargs)
        held = Post.objects.held(today()).filter(unit=unit).exclude(position__role__in=("system", "admin"))
        names = held.order_by("position__division").values_list("position__division", flat=True).distinct()
        cast(forms.ChoiceField, self.fields["bo_phan"]).choices = [
            ("", "Mọi bộ phận"),
            *((each, each) for each in names),
        ]

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class NoteForm(forms.Form):
    note = text("Lời nhắn chung", rows=2, required=False, help_text="In ở đầu mọi phiếu của đợt này.")


class ReplyForm(forms.Form):
    reply = text("Trả lời", help_text="Nhiệm vụ đang đến đâu, vướng gì, khi nào xong.")


class PeriodForm(forms.Form):
    ky = forms.ChoiceField(label="Trong thời gian", required=False, choices=PERIODS)

    def days(self) -> int:
        self.is_valid()
        return int(self.cleaned_data.get("ky") or next(iter(PERIODS)))
