"""What is asked when an inspection enters the year's plan?"""

from __future__ import annotations

from typing import Any, cast

from django import forms

from cchc.inspections.models import Kind
from cchc.inspections.quarters import ROMAN, quarter_of
from cchc.inspections.rules import checklists_on
from cchc.inspections.words import PlanWords
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Field, Post, Unit
from cchc.plans.forms.verbs import REQUIRED
from cchc.plans.rules import taxonomy_on

KINDS = [(Kind.PLANNED.value, "Theo kế hoạch, có báo trước"), (Kind.UNANNOUNCED.value, "Đột xuất, không báo trước")]


class PlanForm(forms.Form):
    """One inspection. Who looks from above says at which unit."""

    unit = forms.ModelChoiceField(label="Đơn vị được kiểm tra", queryset=Unit.objects.none(), error_messages=REQUIRED)
    kind = forms.ChoiceField(label="Hình thức", choices=KINDS, widget=forms.RadioSelect, error_messages=REQUIRED)
    year = forms.TypedChoiceField(label="Năm", coerce=int, error_messages=REQUIRED)
    quarter = forms.TypedChoiceField(
        label="Quý", coerce=int, choices=[(n, f"Quý {said}") for n, said in ROMAN.items()], error_messages=REQUIRED
    )
    subject = forms.CharField(
        label="Nội dung kiểm tra", max_length=300, error_messages=REQUIRED, widget=forms.Textarea({"rows": 2})
    )
    checklist = forms.ChoiceField(label="Phiếu kiểm tra", error_messages=REQUIRED)
    division = forms.ChoiceField(label="Bộ phận", required=False)
    field = forms.ModelChoiceField(
        label="Lĩnh vực", queryset=Field.objects.order_by("order"), required=False, empty_label="Mọi lĩnh vực"
    )
    content = forms.ChoiceField(label="Nội dung cải cách", required=False)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.by = by
        if by.role == "inspector":
            below = Unit.objects.in_force(today()).committees().filter(pk__in=by.scope).exclude(pk=by.unit_id)
            cast(forms.ModelChoiceField, self.fields["unit"]).queryset = below.order_by("name")
        else:
            del self.fields["unit"]
        day = today()
        self.initial.update({"quarter": quarter_of(day), "year": day.year, "kind": Kind.PLANNED.value})
        known = {each.code: each.name for kind, _ in KINDS for each in checklists_on(day, kind)}
        held = Post.objects.held(day).filter(unit__in=by.scope).exclude(position__role__in=("system", "admin"))
        divisions = held.order_by("position__division").values_list("position__division", flat=True).distinct()
        contents = [(each.code, each.name) for each in taxonomy_on(day).contents]
        self._choose("year", [(day.year, str(day.year)), (day.year + 1, str(day.year + 1))])
        self._choose("checklist", [("", "Chọn phiếu"), *known.items()])
        self._choose("division", [("", "Toàn đơn vị"), *((each, each) for each in divisions)])
        self._choose("content", [("", "Mọi nội dung"), *contents])

    def _choose(self, name: str, choices: list[Any]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def words(self) -> PlanWords:
        said = dict(self.cleaned_data)
        field = said.pop("field")
        return PlanWords(**{"unit": self.by.unit, **said, "fields": [field] if field else []})
