"""What is asked when a cut is proposed, sent, answered?"""

from __future__ import annotations

from typing import Any

from django import forms

from cchc.catalogue.actions.answer_review import ANSWERS
from cchc.catalogue.actions.draft_review import ReviewWords
from cchc.catalogue.cells import CellError, read_limits
from cchc.catalogue.compliance import ComplianceRules, estimated_fee, estimated_minutes
from cchc.catalogue.forms.publications import CHOOSE, REQUIRED
from cchc.catalogue.models import ProcedureVersion

MOST = 100_000_000  # đồng, or requests
WHOLE = {
    "invalid": "Hãy ghi số nguyên.",
    "min_value": "Hãy ghi số không âm.",
    "max_value": "Số này lớn quá.",
    **REQUIRED,
}


def number(label: str, *, help_text: str = "", most: int = MOST) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, help_text=help_text, error_messages=WHOLE)


class ReviewForm(forms.Form):
    """Papers and steps to cut; minutes and fees of one request before and after. Estimates stand there to be mended."""

    title = forms.CharField(label="Tên phương án", max_length=300, error_messages=REQUIRED)
    cut_papers = forms.MultipleChoiceField(
        label="Bỏ giấy tờ", required=False, widget=forms.CheckboxSelectMultiple, error_messages=CHOOSE
    )
    cut_steps = forms.MultipleChoiceField(
        label="Bỏ bước", required=False, widget=forms.CheckboxSelectMultiple, error_messages=CHOOSE
    )
    limit_after = forms.CharField(
        label="Thời hạn sau khi giảm",
        max_length=40,
        required=False,
        help_text="Ví dụ 2 ngày làm việc, 4 giờ làm việc.",
    )
    minutes_before = number(
        "Số phút một lượt, trước", most=100_000, help_text="Chuẩn bị giấy tờ và đi lại; đã ước tính sẵn."
    )
    minutes_after = number("Số phút một lượt, sau", most=100_000)
    fee_before = number("Phí, lệ phí một lượt, trước (đồng)")
    fee_after = number("Phí, lệ phí một lượt, sau (đồng)")
    cases_a_year = number("Số lượt một năm", help_text="Lấy từ báo cáo tình hình giải quyết thủ tục của phường.")
    reason = forms.CharField(
        label="Lý do", max_length=4000, widget=forms.Textarea({"rows": 4}), error_messages=REQUIRED
    )
    authority = forms.CharField(label="Cấp có thẩm quyền quyết định", max_length=200, error_messages=REQUIRED)

    def __init__(self, *args: Any, version: ProcedureVersion, rules: ComplianceRules, **kwargs: Any):
        super().__init__(*args, **kwargs)
        content = version.content
        papers = [(paper.code, paper.name) for paper in content.papers]
        steps = [(str(place), step) for place, step in enumerate(content.steps, 1)]
        for name, choices in (("cut_papers", papers), ("cut_steps", steps)):
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]
        minutes = estimated_minutes(content, rules, without=frozenset())
        fee = estimated_fee(content)
        self.fields["minutes_after"].help_text = f"Bớt một giấy tờ thường bớt {rules.minutes_a_paper.value} phút."
        self.initial = {"minutes_before": minutes, "minutes_after": minutes, "fee_before": fee, "fee_after": fee,
                        **self.initial}  # fmt: skip

    def clean_limit_after(self) -> str:
        """As officials say it: «2 ngày làm việc»."""
        try:
            limits = read_limits(self.cleaned_data["limit_after"])
        except CellError as error:
            raise forms.ValidationError("Hãy ghi như «2 ngày làm việc», «15 ngày» hoặc «trong ngày».") from error
        return limits[0].value or "" if limits else ""

    def words(self) -> ReviewWords:
        said = dict(self.cleaned_data)
        said["cut_papers"] = tuple(said.get("cut_papers", ()))
        said["cut_steps"] = tuple(int(place) for place in said.get("cut_steps", ()))
        return ReviewWords(**said)


class SubmitForm(forms.Form):
    submission = forms.CharField(
        label="Số văn bản trình", max_length=60, error_messages=REQUIRED, help_text="Ví dụ 15/TTr-UBND."
    )


class AnswerForm(forms.Form):
    status = forms.ChoiceField(
        label="Ý kiến",
        choices=[(one.value, one.label) for one in ANSWERS],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    answer = forms.CharField(label="Số văn bản trả lời", max_length=60, error_messages=REQUIRED)
    reason = forms.CharField(
        label="Lý do", max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Bắt buộc khi không chấp thuận.",
    )  # fmt: skip


class NothingForm(forms.Form):
    """A verb that asks nothing but the press."""
