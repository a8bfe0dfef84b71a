"""What does each verb of a round and of a sheet ask before it acts? A form's fields are the verb's own words."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django import forms

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Post, Unit
from cchc.parindex.actions.adopt_rubric import successors_of
from cchc.parindex.actions.approve_result import CouncilWords
from cchc.parindex.actions.open_round import RoundWords, communes_of_districts
from cchc.parindex.models import Assessment, AssessmentRound, Ranking, Rubric
from cchc.parindex.models.round import DEADLINES
from cchc.parindex.permissions import rubrics_visible_to
from cchc.plans.forms.verbs import REQUIRED, day, people_of, text
from cchc.plans.rules import closing_on
from cchc.worktime.zone import local

LABELS = ("Hạn tự chấm điểm", "Hạn thẩm định lần 1", "Hạn giải trình", "Hạn thẩm định lần 2")
NUMBER = {**REQUIRED, "invalid": "Hãy ghi một số.", "min_value": "Số này nhỏ quá.", "max_value": "Số này lớn quá."}
ENDS = "Hết giờ làm việc của ngày này; vào ngày nghỉ thì tính đến ngày làm việc sau đó."


class DeadlinesForm(forms.Form):
    """The four deadlines, each a day that ends with the unit's working day."""

    self_score_due_at = day(LABELS[0], help_text=ENDS)
    first_due_at = day(LABELS[1])
    explanation_due_at = day(LABELS[2])
    second_due_at = day(LABELS[3])

    def due(self, unit: Unit) -> tuple[datetime, datetime, datetime, datetime]:
        """A deadline that is not asked for is that of the step before."""
        last = self.cleaned_data[DEADLINES[0]]
        days = [last := self.cleaned_data.get(name, last) for name in DEADLINES]
        first, second, third, fourth = (closing_on(unit, day) for day in days)
        return first, second, third, fourth


class RubricField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj})"


class OpenRoundForm(DeadlinesForm):
    year = forms.IntegerField(label="Năm đánh giá", min_value=2000, max_value=2100, error_messages=NUMBER)
    title = forms.CharField(label="Tên đợt đánh giá", max_length=200, error_messages=REQUIRED)
    rubric = RubricField(
        label="Bộ tiêu chí", queryset=Rubric.objects.none(), empty_label="Chọn bộ tiêu chí",
        error_messages={"required": "Hãy chọn bộ tiêu chí.", "invalid_choice": "Bộ này không dùng được. Hãy chọn lại."},
    )  # fmt: skip
    ranking = forms.ChoiceField(label="Cách xếp hạng khi bằng điểm", choices=Ranking.choices, initial=Ranking.DENSE)
    shows_appraisal = forms.BooleanField(label="Cho đơn vị xem điểm thẩm định trước khi công bố", required=False)
    three_tiers = forms.BooleanField(
        label="Ba cấp: huyện thẩm định lần 1, tỉnh thẩm định lần 2", required=False,
        help_text="Cho năm còn cấp huyện; mỗi xã, phường được huyện của mình thẩm định trước.",
    )  # fmt: skip
    field_order = ("year", "title", "rubric", *DEADLINES, "ranking", "three_tiers", "shows_appraisal")

    def __init__(self, *args: Any, by: Actor, **more: Any) -> None:
        word = "Tự chấm thử Chỉ số CCHC" if by.role == "office" else "Xác định Chỉ số CCHC"
        super().__init__(*args, **more)
        self.initial.update(year=today().year, title=f"{word} năm {today().year}")
        seen = rubrics_visible_to(by).exclude(document__status="partial").order_by("code", "-version")
        cast(forms.ModelChoiceField, self.fields["rubric"]).queryset = seen
        if by.role == "office":  # a rehearsal ranks nobody and is appraised by nobody
            for name in ("ranking", "shows_appraisal", *DEADLINES[1:]):
                del self.fields[name]
        if by.role == "office" or not communes_of_districts(by.unit_id).exists():
            del self.fields["three_tiers"]

    def words(self, unit: Unit) -> RoundWords:
        said = {name: value for name, value in self.cleaned_data.items() if name not in DEADLINES}
        return RoundWords(due=self.due(unit), **said)


class RoundForm(forms.Form):
    """`seen` is the step in which the page was opened: a round that has moved on is not moved twice."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    explains = ""  # one sentence above the button

    def __init__(self, *args: Any, of: AssessmentRound, by: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        self.of, self.initial["seen"] = of, of.status

    def words(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class AdvanceForm(RoundForm):
    explains = "Bước đang làm khép lại, các đơn vị chuyển sang bước tiếp theo. Không quay lại bước trước được."


class CloseForm(RoundForm):
    explains = "Đợt khép lại, mọi phiếu chỉ còn để xem."


class MoveForm(DeadlinesForm, RoundForm):
    reason = text("Lý do đổi thời hạn", rows=2)

    def __init__(self, *args: Any, of: AssessmentRound, **more: Any) -> None:
        super().__init__(*args, of=of, **more)
        self.initial.update({name: local(getattr(of, name)).date() for name in DEADLINES})

    def words(self) -> dict[str, Any]:
        """A day that was left as it was keeps its moment."""
        due = [
            getattr(self.of, name) if self.cleaned_data[name] == self.initial[name] else closes
            for name, closes in zip(DEADLINES, self.due(self.of.unit), strict=True)
        ]
        return {"due": tuple(due), "reason": self.cleaned_data["reason"]}


class AdoptForm(RoundForm):
    explains = (
        "Số liệu, ghi chú, tài liệu và người phụ trách của mọi phiếu chuyển sang bộ mới theo bảng chuyển của bộ đó. "
        "Chỗ không chuyển được nêu trên từng phiếu. Không chuyển ngược lại được."
    )
    rubric = RubricField(
        label="Bộ tiêu chí mới", queryset=Rubric.objects.none(), empty_label="Chọn bộ tiêu chí", error_messages={
            "required": "Hãy chọn bộ tiêu chí.", "invalid_choice": "Bộ này không chuyển sang được. Hãy chọn lại.",
        })  # fmt: skip

    def __init__(self, *args: Any, of: AssessmentRound, by: Actor, **more: Any) -> None:
        super().__init__(*args, of=of, by=by, **more)
        field = cast(forms.ModelChoiceField, self.fields["rubric"])
        field.queryset = successors_of(of, by).order_by("code", "-version")


class CouncilForm(RoundForm):
    members = forms.IntegerField(label="Số thành viên Hội đồng", min_value=1, max_value=99, error_messages=NUMBER)
    approving = forms.IntegerField(
        label="Số thành viên tán thành", min_value=0, max_value=99, error_messages=NUMBER,
        help_text="Có mặt hoặc cho ý kiến bằng văn bản; phải quá nửa.",
    )  # fmt: skip
    minutes = forms.CharField(
        label="Số biên bản họp Hội đồng", max_length=60, error_messages=REQUIRED, help_text="Ví dụ 15/BB-HĐTĐ."
    )

    def words(self) -> dict[str, Any]:
        return {"words": CouncilWords(**super().words())}


class PublishForm(RoundForm):
    decision = forms.CharField(
        label="Số quyết định công bố", max_length=60, error_messages=REQUIRED, help_text="Ví dụ 99/QĐ-UBND."
    )
    decided_on = day("Ngày quyết định")
    conference_on = day("Ngày hội nghị công bố", required=False, help_text="Các việc sau công bố tính hạn từ ngày này.")


class SheetForm(forms.Form):
    """A verb of a sheet that asks nothing."""

    explains = ""

    def __init__(self, *args: Any, sheet: Assessment, **more: Any) -> None:
        super().__init__(*args, **more)

    def words(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class SubmitForm(SheetForm):
    explains = "Phiếu chuyển đến lãnh đạo; trong khi chờ duyệt không sửa điểm được."


class LockForm(SheetForm):
    explains = "Điểm tự chấm được chốt và gửi cấp trên thẩm định. Sau khi chốt, đơn vị không sửa điểm được nữa."


class LockExplanationForm(SheetForm):
    explains = "Phần giải trình được chốt và gửi cấp trên thẩm định lần 2."


class ReasonForm(SheetForm):
    reason = forms.CharField(label="Lý do", max_length=500, error_messages=REQUIRED, widget=forms.Textarea({"rows": 3}))


class AssignForm(SheetForm):
    """Codes of leaves, or of criteria and fields with everything inside them."""

    to = forms.ModelChoiceField(
        label="Giao cho", queryset=Post.objects.none(), empty_label="Chọn người", error_messages={
            "required": "Hãy chọn người nhận.", "invalid_choice": "Người này không còn giữ vị trí đó. Hãy chọn lại.",
        })  # fmt: skip
    codes = forms.MultipleChoiceField(label="Tiêu chí", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, sheet: Assessment, **more: Any) -> None:
        super().__init__(*args, sheet=sheet, **more)
        cast(forms.ModelChoiceField, self.fields["to"]).queryset = people_of(sheet.unit_id)
        content = sheet.round.rubric.content
        self.inside = {leaf.code: [leaf.code] for leaf in content.all_leaves()} | content.codes_inside()
        cast(forms.ChoiceField, self.fields["codes"]).choices = [(code, code) for code in self.inside]

    def words(self) -> dict[str, Any]:
        said = super().words()
        return {"to": said["to"], "codes": {leaf for code in said["codes"] for leaf in self.inside[code]}}
