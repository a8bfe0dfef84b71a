"""Where do the answers of the version before go? One line for each of its leaves, kept as the draft's mapping."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from cchc.parindex.carrying import Target, mapped
from cchc.parindex.forms.section import SeenForm
from cchc.parindex.models import RubricDraft
from cchc.parindex.schema import Carry, Follows, Leaf, RubricContent

WHAT = [("answers", "Số liệu và tài liệu"), ("evidence", "Chỉ tài liệu, ghi chú")]


@dataclass(frozen=True)
class Line:
    """`renamed`: the new leaf of the same code has another name, so that it may be another thing."""

    leaf: Leaf
    to: BoundField
    what: BoundField
    renamed: str


class FollowingForm(SeenForm):
    """The draft's mapping from the version that it was copied from; a leaf without a new code goes nowhere."""

    section = "chuyen"

    def __init__(self, draft: RubricDraft, data: Any = None) -> None:
        super().__init__(data, initial={"seen": draft.saves})
        self.old, self.new = draft.based_on.content, draft.content
        self.names = {leaf.code: leaf.name for leaf in self.new.all_leaves()}
        to = mapped(self.old, self.new)
        for leaf in self.old.all_leaves():
            targets = to.get(leaf.code, [])
            self.fields[f"to.{leaf.code}"] = forms.CharField(
                label=f"Mục mới của {leaf.code}", required=False, max_length=200,
                initial=", ".join(target.code for target in targets if target.code in self.names),
                widget=forms.TextInput({"list": "cac-muc", "autocomplete": "off"}),
            )  # fmt: skip
            answers = all(target.answers for target in targets)
            self.fields[f"what.{leaf.code}"] = forms.ChoiceField(
                label=f"Chuyển gì của {leaf.code}", choices=WHAT, initial=WHAT[0 if answers else 1][0]
            )

    def lines(self) -> list[Line]:
        return [
            Line(leaf, self[f"to.{leaf.code}"], self[f"what.{leaf.code}"], self._renamed(leaf))
            for leaf in self.old.all_leaves()
        ]

    def _renamed(self, leaf: Leaf) -> str:
        name = self.names.get(leaf.code, leaf.name)
        return "" if name == leaf.name else name

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for leaf in self.old.all_leaves():
            unknown = [code for code in _codes(said.get(f"to.{leaf.code}", "")) if code not in self.names]
            if unknown:
                self.add_error(f"to.{leaf.code}", f"Bộ mới không có mục chấm điểm {', '.join(unknown)}.")
        return said

    def content(self) -> RubricContent:
        """The rubric with the mapping as typed; where every leaf keeps its code nothing is named."""
        leaves = [
            Carry(old=leaf.code, new=code, what=self.cleaned_data[f"what.{leaf.code}"])
            for leaf in self.old.all_leaves()
            for code in _codes(self.cleaned_data[f"to.{leaf.code}"])
        ]
        follows = Follows(code=self.old.code, version=self.old.version, same_codes=False, leaves=leaves)
        found = self.new.model_copy(update={"follows": follows})
        plain = self.new.model_copy(update={"follows": None})
        return plain if _targets(mapped(self.old, found)) == _targets(mapped(self.old, plain)) else found


def _codes(text: str) -> list[str]:
    return list(dict.fromkeys(code for code in re.split(r"[\s,;]+", text) if code))


def _targets(to: Any) -> dict[str, list[Target]]:
    return {code: targets for code, targets in to.items() if targets}
