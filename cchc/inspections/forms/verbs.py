"""What does each verb of an inspection ask before it acts?"""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms

from cchc.inspections.actions.answer_checklist import about
from cchc.inspections.actions.conclude_inspection import ConclusionWords
from cchc.inspections.models import ChecklistAnswer, Draw, Finding, Inspection, Kind, SampledItem
from cchc.inspections.rules import checklist_of
from cchc.inspections.words import FindingWords, Judgement, OpeningWords
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Field, Post
from cchc.plans.forms.verbs import REQUIRED, FilesField, day, people_of, text
from cchc.plans.rules import taxonomy_on

PERSON = {"required": "Hãy chọn một người.", "invalid_choice": "Người này không còn giữ vị trí đó. Hãy chọn lại."}


class InspectionForm(forms.Form):
    """`seen` is the state in which the page was opened: what has moved on since is not acted upon twice."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, inspection: Inspection, by: Actor, state: str, sampled: SampledItem | None = None, **kw: Any
    ):
        super().__init__(*args, **kw)
        self.inspection, self.by, self.sampled = inspection, by, sampled
        self.initial["seen"] = state
        self.prepare()

    def prepare(self) -> None:
        """Fields that depend on the inspection."""

    def words(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices


def number(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=60, required=required, help_text=help_text, error_messages=REQUIRED)


class OpenForm(InspectionForm):
    decision_number = number("Số quyết định thành lập đoàn", help_text="Ví dụ 45/QĐ-UBND.")
    notice_number = number("Số thông báo kiểm tra", help_text="Ví dụ 12/TB-UBND.")
    period_from = day("Thời kỳ kiểm tra từ ngày")
    period_until = day("Thời kỳ kiểm tra đến ngày")
    leader = forms.ModelChoiceField(
        label="Trưởng đoàn", queryset=Post.objects.none(), empty_label="Chọn người", error_messages=PERSON
    )
    members = forms.ModelMultipleChoiceField(
        label="Thành viên", queryset=Post.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        if self.inspection.kind == Kind.UNANNOUNCED:
            del self.fields["notice_number"]
        units = {self.inspection.unit_id, self.inspection.planned_by.unit_id}
        held = Post.objects.held(today()).filter(unit__in=units)
        people = held.exclude(position__role__in=("system", "admin")).select_related("official", "position")
        for name in ("leader", "members"):
            field = cast(forms.ModelChoiceField, self.fields[name])
            field.queryset = people.order_by("position__order", "official__full_name")

    def words(self) -> dict[str, Any]:
        said = super().words()
        return {"words": OpeningWords(**{"notice_number": "", **said, "members": list(said["members"])})}


class DrawForm(InspectionForm):
    of = forms.ChoiceField(label="Rút mẫu", choices=Draw.Of.choices, widget=forms.RadioSelect, error_messages=REQUIRED)
    size = forms.IntegerField(label="Số lượng", min_value=1, initial=10, error_messages={
        **REQUIRED, "invalid": "Hãy ghi một số.", "min_value": "Hãy ghi số từ 1 trở lên.",
    })  # fmt: skip
    seed = forms.CharField(
        label="Hạt giống", max_length=40, required=False,
        help_text="Chữ số do đoàn và bên được kiểm tra cùng chọn; để trống thì máy tự sinh. "
        "Cùng hạt giống rút ra cùng mẫu.",
    )  # fmt: skip

    def prepare(self) -> None:
        done = set(self.inspection.draws.values_list("of", flat=True))
        self.choose("of", [choice for choice in Draw.Of.choices if choice[0] not in done])


class ChecklistForm(InspectionForm):
    """A verdict and a note for every item; what is left open is answered another time."""

    def prepare(self) -> None:
        answers = {each.item: each for each in self.inspection.answers.filter(sampled=self.sampled)}
        self.items = checklist_of(self.inspection).about(about(self.sampled))
        for item in self.items:
            said = answers.get(item.code)
            self.fields[f"v-{item.code}"] = forms.ChoiceField(
                label=item.text, choices=ChecklistAnswer.Verdict.choices, required=False, widget=forms.RadioSelect,
                initial=said.verdict if said else None,
            )  # fmt: skip
            self.fields[f"n-{item.code}"] = forms.CharField(
                label=f"Ghi nhận: {item.text}", max_length=500, required=False, initial=said.note if said else ""
            )

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"v-{item.code}"], self[f"n-{item.code}"]) for item in self.items]

    def words(self) -> dict[str, Any]:
        said = self.cleaned_data
        answers = {
            item.code: (said[f"v-{item.code}"], said[f"n-{item.code}"]) for item in self.items if said[f"v-{item.code}"]
        }
        return {"answers": answers, "sampled": self.sampled}


class FindingForm(InspectionForm):
    text = text("Nội dung phát hiện", help_text="Việc gì, ở đâu, khi nào, trái quy định nào.")
    content = forms.ChoiceField(label="Nội dung cải cách", error_messages=REQUIRED)
    field = forms.ModelChoiceField(
        label="Lĩnh vực", queryset=Field.objects.none(), required=False, empty_label="Không riêng lĩnh vực nào"
    )
    item = forms.ChoiceField(label="Mục của phiếu kiểm tra", required=False)
    sample = forms.ChoiceField(label="Hồ sơ, nhiệm vụ trong mẫu", required=False)
    severity = forms.ChoiceField(
        label="Mức độ", choices=Finding.Severity.choices, widget=forms.RadioSelect, error_messages=REQUIRED
    )
    responsible = forms.ModelChoiceField(
        label="Người chịu trách nhiệm", queryset=Post.objects.none(), empty_label="Chọn người", error_messages=PERSON
    )
    required = forms.CharField(label="Yêu cầu khắc phục", max_length=300, error_messages=REQUIRED)
    due_on = day("Hạn khắc phục")
    uploads = FilesField("Bằng chứng", "Chọn được nhiều tệp.")

    def prepare(self) -> None:
        inspection = self.inspection
        self.choose("content", [("", "Chọn nội dung"), *((c.code, c.name) for c in taxonomy_on(today()).contents)])
        self.choose("item", [("", "Ngoài phiếu"), *((i.code, i.text) for i in checklist_of(inspection).items)])
        rows = SampledItem.objects.filter(draw__inspection=inspection).select_related("dossier", "task", "draw")
        self.sampled_rows = {str(each.pk): each for each in rows.order_by("draw__of", "place")}
        self.choose("sample", [("", "Không gắn mẫu"), *((key, str(row)) for key, row in self.sampled_rows.items())])
        cast(forms.ModelChoiceField, self.fields["field"]).queryset = Field.objects.order_by("order")
        cast(forms.ModelChoiceField, self.fields["responsible"]).queryset = people_of(inspection.unit_id)
        self.initial["sample"] = str(self.sampled.pk) if self.sampled else ""

    def words(self) -> dict[str, Any]:
        said = super().words()
        uploads, sample = said.pop("uploads"), said.pop("sample")
        return {"words": FindingWords(**said, sampled=self.sampled_rows.get(sample)), "uploads": uploads}


class ConcludeForm(InspectionForm):
    number = number("Số kết luận", help_text="Ví dụ 30/KL-UBND; tự kiểm tra thì số báo cáo.")
    text = forms.CharField(
        label="Nội dung kết luận", max_length=4000, error_messages=REQUIRED, widget=forms.Textarea({"rows": 6})
    )

    def prepare(self) -> None:
        self.found = list(self.inspection.findings.select_related("responsible__official").order_by("number"))
        for each in self.found:
            said = f"Phát hiện số {each.number} ({each.responsible.official.full_name}): {each.text}"
            self.fields[f"k-{each.number}"] = forms.ChoiceField(
                label=said[:400], choices=[("yes", "Kết luận có, giao khắc phục"), ("no", "Không kết luận")],
                widget=forms.RadioSelect, error_messages={"required": "Hãy chọn."}, initial="yes",
                help_text=f"Trả lời: {each.answer}" if each.answer else "Chưa trả lời.",
            )  # fmt: skip
            due = day(f"Hạn khắc phục phát hiện số {each.number}", required=False)
            due.initial = max(each.due_on, today())
            self.fields[f"h-{each.number}"] = due
            self.fields[f"l-{each.number}"] = forms.CharField(
                label=f"Lý do nếu không kết luận phát hiện số {each.number}", max_length=1000, required=False
            )

    def words(self) -> dict[str, Any]:
        said = self.cleaned_data
        judgements = {each.pk: self._judgement(each.number) for each in self.found}
        return {"words": ConclusionWords(number=said["number"], text=said["text"], judgements=judgements)}

    def _judgement(self, number: int) -> Judgement:
        said = self.cleaned_data
        due_on: date | None = said[f"h-{number}"]
        return Judgement(is_upheld=said[f"k-{number}"] == "yes", due_on=due_on, reason=said[f"l-{number}"])


class CancelForm(InspectionForm):
    reason = text("Lý do hủy", help_text="Phát hiện đã ghi vẫn lưu, nhưng không kết luận nữa.")


class AnswerForm(forms.Form):
    """What the inspected says of a finding."""

    answer = text("Ý kiến", help_text="Thống nhất, hoặc giải trình chỗ chưa đúng. Chỉ trả lời một lần.")
    uploads = FilesField("Tài liệu kèm theo", "Chọn được nhiều tệp.")
