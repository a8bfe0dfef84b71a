"""What is asked about a lost point: its cause with the shares, an answer, a conclusion, a remedy?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from cchc.lifecycle.clock import today
from cchc.organization.models import Post, Unit
from cchc.parindex.actions.plan_remedy import RemedyWords
from cchc.parindex.actions.state_cause import CauseWords, Share
from cchc.parindex.causes import causes_on
from cchc.parindex.models import Answer, Capacity, LostPoint
from cchc.plans.forms.verbs import REQUIRED, day, people_of
from cchc.plans.rules import taxonomy_on

PEOPLE = 5  # lines for those who answer


class CauseForm(forms.Form):
    """Cause and shares; an empty line names nobody."""

    cause = forms.ChoiceField(label="Loại nguyên nhân", error_messages={"required": "Hãy chọn loại nguyên nhân."})
    explanation = forms.CharField(
        label="Nguyên nhân cụ thể", max_length=2000, widget=forms.Textarea({"rows": 3}), error_messages=REQUIRED
    )
    proof = forms.CharField(
        label="Văn bản chứng minh", max_length=300, required=False,
        help_text="Bắt buộc khi nguyên nhân là khách quan: số, ký hiệu, ngày văn bản.",
    )  # fmt: skip

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(post.pk): post for post in people_of(unit)}
        causes = [(cause.code, cause.name) for cause in causes_on(today()).causes]
        self.fields["cause"].choices = [("", "Chọn loại"), *causes]  # type: ignore[attr-defined]
        choices = [("", "Không nêu"), *((key, str(post)) for key, post in self.people.items())]
        for n in range(1, PEOPLE + 1):
            self.fields[f"who_{n}"] = forms.ChoiceField(label=f"Người {n}", choices=choices, required=False)
            self.fields[f"share_{n}"] = forms.IntegerField(label="Tỷ lệ %", min_value=1, max_value=100, required=False)
            self.fields[f"capacity_{n}"] = forms.ChoiceField(label="Vai trò", choices=Capacity.choices, required=False)

    @property
    def lines(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}_{n}"] for name in ("who", "share", "capacity")] for n in range(1, PEOPLE + 1)]

    @property
    def plain(self) -> list[forms.BoundField]:
        return [self[name] for name in ("cause", "explanation", "proof")]

    def words(self) -> CauseWords:
        said = self.cleaned_data
        shares = [
            Share(self.people[said[f"who_{n}"]], said[f"share_{n}"] or 0, said[f"capacity_{n}"] or Capacity.ADVISER)
            for n in range(1, PEOPLE + 1)
            if said.get(f"who_{n}")
        ]
        return CauseWords(cause=said["cause"], explanation=said["explanation"], proof=said["proof"], shares=shares)

    @staticmethod
    def initial_of(lost: LostPoint) -> dict[str, Any]:
        """As it was stated, or as the records propose."""
        values: dict[str, Any] = {"cause": lost.cause, "explanation": lost.explanation, "proof": lost.proof}
        for n, share in enumerate(lost.shares.all()[:PEOPLE], 1):
            values |= {f"who_{n}": str(share.post_id), f"share_{n}": share.share, f"capacity_{n}": share.capacity}
        return values


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Trả lời", choices=[(Answer.CONFIRMED, "Nhận phần trách nhiệm này"), (Answer.CONTESTED, "Không đồng ý")],
        widget=forms.RadioSelect, error_messages=REQUIRED,
    )  # fmt: skip
    words = forms.CharField(
        label="Nội dung", max_length=2000, widget=forms.Textarea({"rows": 3}), error_messages=REQUIRED,
        help_text="Nhận trách nhiệm: ghi biện pháp, thời hạn khắc phục. Không đồng ý: ghi lý do.",
    )  # fmt: skip


class ConcludeForm(forms.Form):
    note = forms.CharField(
        label="Ý kiến kết luận", max_length=1000, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Bắt buộc khi có người không đồng ý.",
    )  # fmt: skip


class RemedyForm(forms.Form):
    """A task that wins points back."""

    title = forms.CharField(
        label="Giải pháp", max_length=500, widget=forms.Textarea({"rows": 2}), error_messages=REQUIRED
    )
    product = forms.CharField(label="Sản phẩm", max_length=300, error_messages=REQUIRED)
    content = forms.ChoiceField(label="Nội dung cải cách", error_messages=REQUIRED)
    holder = forms.ChoiceField(label="Chủ trì", error_messages={"required": "Hãy chọn người chủ trì."})
    due_on = day("Thời hạn")
    expected = forms.DecimalField(
        label="Điểm dự kiến lấy lại", max_digits=8, decimal_places=4, min_value=Decimal(0), localize=True,
        error_messages=REQUIRED,
    )  # fmt: skip

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people: dict[str, Post] = {str(post.pk): post for post in people_of(unit)}
        people = [("", "Chọn người"), *((key, str(post)) for key, post in self.people.items())]
        self.fields["holder"].choices = people  # type: ignore[attr-defined]
        contents = [(each.code, each.name) for each in taxonomy_on(today()).contents]
        self.fields["content"].choices = [("", "Chọn nội dung"), *contents]  # type: ignore[attr-defined]

    def words(self) -> RemedyWords:
        said = self.cleaned_data
        return RemedyWords(**(said | {"holder": self.people[said["holder"]]}))
