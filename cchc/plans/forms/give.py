"""What is asked when a task is given?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django import forms

from cchc.lifecycle.clock import today
from cchc.organization.models import Post, Unit
from cchc.organization.roles import ROLES
from cchc.plans.forms.verbs import REQUIRED, day, people_of
from cchc.plans.giving import TaskWords
from cchc.plans.models import DueKind, Task
from cchc.plans.permissions import WORKING
from cchc.plans.rules import taxonomy_on

QUEUE = "role:"  # before a role's code in the one list of who may be given a task


class GiveForm(forms.Form):
    """One task. Who holds it is a person, or the people of a role, of whom the first accepts it."""

    title = forms.CharField(
        label="Nhiệm vụ", max_length=500, error_messages=REQUIRED, widget=forms.Textarea({"rows": 2})
    )
    product = forms.CharField(
        label="Sản phẩm phải nộp", max_length=300, error_messages=REQUIRED, help_text="Ví dụ: Báo cáo, Kế hoạch."
    )
    content = forms.ChoiceField(label="Nội dung cải cách", error_messages=REQUIRED)
    to = forms.ChoiceField(label="Chủ trì", error_messages={"required": "Hãy chọn người chủ trì."})
    due_on = day("Hạn hoàn thành", help_text="Hết giờ làm việc của ngày này.")
    is_awaiting = forms.BooleanField(label="Chưa có hạn, chờ một sự kiện", required=False)

    def __init__(self, *args: Any, unit: Unit, parent: Task | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.unit, self.parent = unit, parent
        self.fields["due_on"].required = not self.data.get("is_awaiting")
        self.fields["due_on"].error_messages["required"] = "Hãy ghi hạn, hoặc chọn «Chưa có hạn, chờ một sự kiện»."
        contents = [(each.code, each.name) for each in taxonomy_on(today()).contents]
        cast(forms.ChoiceField, self.fields["content"]).choices = [("", "Chọn nội dung"), *contents]
        self.people = {str(post.pk): post for post in people_of(unit)}
        roles = [(f"{QUEUE}{code}", f"Bất kỳ ai: {ROLES[code].name}") for code in ROLES if code in WORKING]
        cast(forms.ChoiceField, self.fields["to"]).choices = [
            ("", "Chọn người"),
            ("Một người", [(key, str(post)) for key, post in self.people.items()]),
            ("Một bộ phận, ai nhận trước thì chủ trì", roles),
        ]
        if parent is not None:
            self.initial.setdefault("content", parent.content)

    def words(self) -> TaskWords:
        """A part of a task comes from where the whole came."""
        cleaned, parent = self.cleaned_data, self.parent
        to, awaiting = cleaned["to"], cleaned["is_awaiting"]
        holder: Post | None = self.people.get(to)
        words = TaskWords(
            title=cleaned["title"], product=cleaned["product"], content=cleaned["content"], unit=self.unit,
            holder=holder, queue_role="" if holder else to.removeprefix(QUEUE),
            due_on=None if awaiting else cleaned["due_on"], due_kind=DueKind.EVENT if awaiting else DueKind.DAY,
        )  # fmt: skip
        if parent is None:
            return words
        return replace(
            words, source=parent.source, source_id=parent.source_id, source_text=parent.source_text, parent=parent
        )
