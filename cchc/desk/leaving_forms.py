"""Who is to go on with what: what is asked on the page on which a colleague's work is handed over?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms

from cchc.desk.leaving import Successors
from cchc.desk.work_lines import OF_DOSSIERS, WorkLine
from cchc.lifecycle.clock import today
from cchc.organization.models import Post, PostQuerySet

COMMON, STAYS = "", "de-lai"


def successors_of(leaver: Post) -> PostQuerySet:
    """Whoever holds another post of the unit today, the leaver himself in his new one among them."""
    held = Post.objects.held(today()).filter(unit=leaver.unit_id).exclude(pk=leaver.pk)
    held = held.exclude(position__role__in=("system", "admin")).select_related("official", "position")
    return held.order_by("position__order", "official__full_name")


class HandOverForm(forms.Form):
    """One successor for all, or another for a line; a line may also stay for now."""

    common = forms.ChoiceField(
        label="Người nhận chung", required=False, help_text="Nhận mọi việc không chọn riêng người nhận ở bảng dưới."
    )
    reason = forms.CharField(
        label="Lý do bàn giao", max_length=500, error_messages={"required": "Hãy điền ô này."},
        help_text="Ví dụ: Chuyển công tác theo Quyết định số 12/QĐ-UBND.",
    )  # fmt: skip

    def __init__(self, *args: Any, leaver: Post, lines: Iterable[WorkLine], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people = {str(post.pk): post for post in successors_of(leaver)}
        named = [(key, str(post)) for key, post in self.people.items()]
        cast(forms.ChoiceField, self.fields["common"]).choices = [("", "Chọn người nhận"), *named]
        self.lines = list(lines)
        for line in self.lines:
            self.fields[line.field] = forms.ChoiceField(
                label=f"Người nhận {line.code}", required=False,
                choices=[(COMMON, "Người nhận chung"), (STAYS, "Để lại, bàn giao sau"), *named],
            )  # fmt: skip

    def rows(self) -> list[tuple[WorkLine, Any]]:
        return [(line, self[line.field]) for line in self.lines]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needed = any(cleaned.get(line.field) == COMMON for line in self.lines)
        if needed and not cleaned.get("common"):
            self.add_error("common", "Hãy chọn người nhận chung, hoặc chọn riêng người nhận ở từng việc.")
        return cleaned

    def successors(self) -> Successors:
        found: dict[str, dict[UUID, Post]] = {}
        for line in self.lines:
            chosen = self.cleaned_data[line.field] or self.cleaned_data["common"]
            if chosen != STAYS:
                kind, _, key = line.field.partition("-")
                found.setdefault(kind, {})[UUID(key)] = self.people[chosen]
        return Successors(**found)


def offered(lines: Iterable[WorkLine], *, with_dossiers: bool) -> list[WorkLine]:
    """What lies in dossiers is moved by the heads: to others it is shown, not offered."""
    return [line for line in lines if with_dossiers or line.kind not in OF_DOSSIERS]
