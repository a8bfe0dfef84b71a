"""What does each verb of a task ask before it acts? A form's fields are the verb's own words."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.plans.models import Task

SHORT_TEXT, NUMBER = 1000, 60  # characters, as the columns
REQUIRED = {"required": "Hãy điền ô này."}
DATE = {
    "required": "Hãy ghi ngày.",
    "invalid": "Ngày này không đọc được. Hãy ghi như 23/11/2026.",
}


class VerbForm(forms.Form):
    """`seen` is the state in which the page was opened: what has moved on since is not acted upon twice."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, task: Task, by: Actor, state: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = state
        self.prepare(task, by)

    def prepare(self, task: Task, by: Actor) -> None:
        """Fields that depend on the task."""

    def words(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


def text(label: str, *, rows: int = 3, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=SHORT_TEXT, required=required, help_text=help_text, error_messages=REQUIRED,
        widget=forms.Textarea({"rows": rows}),
    )  # fmt: skip


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, help_text=help_text, error_messages=DATE, input_formats=["%d/%m/%Y"],
        widget=forms.DateInput({"data-date": "", "inputmode": "numeric", "placeholder": "dd/mm/yyyy"}, "%d/%m/%Y"),
    )  # fmt: skip


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files at once."""

    def __init__(self, label: str, help_text: str = ""):
        super().__init__(label=label, required=False, help_text=help_text, widget=SeveralFiles({"multiple": True}))

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in files if each]


class NothingForm(VerbForm):
    """The verb says everything."""


class ReasonForm(VerbForm):
    reason = text("Lý do")


class ReturnForm(VerbForm):
    reason = text("Lý do chuyển trả", help_text="Ví dụ: không thuộc lĩnh vực của tôi, nên giao cho bộ phận nào.")


def people_of(task_unit: Any) -> Any:
    """The posts of a unit to whom a task can be given."""
    held = Post.objects.held(today()).filter(unit=task_unit).exclude(position__role__in=("system", "admin"))
    return held.select_related("official", "position").order_by("position__order", "official__full_name")


class ReassignForm(VerbForm):
    to = forms.ModelChoiceField(label="Giao cho", queryset=Post.objects.none(), error_messages={
        "required": "Hãy chọn người nhận.", "invalid_choice": "Người này không còn giữ vị trí đó. Hãy chọn lại.",
    })  # fmt: skip
    reason = text("Lý do")

    def prepare(self, task: Task, by: Actor) -> None:
        people = people_of(task.unit_id)
        if task.status != "returned":
            people = people.exclude(pk=task.holder_id)
        cast(forms.ModelChoiceField, self.fields["to"]).queryset = people


class ProgressForm(VerbForm):
    percent = forms.IntegerField(label="Đã hoàn thành (%)", min_value=0, max_value=100, error_messages={
        **REQUIRED, "invalid": "Hãy ghi số từ 0 đến 100.", "min_value": "Hãy ghi số từ 0 đến 100.",
        "max_value": "Hãy ghi số từ 0 đến 100.",
    })  # fmt: skip
    note = text("Việc đã làm")
    uploads = FilesField("Minh chứng", "Chọn được nhiều tệp.")

    def prepare(self, task: Task, by: Actor) -> None:
        self.initial["percent"] = task.percent


class ProductForm(VerbForm):
    product_number = forms.CharField(
        label="Số, ký hiệu văn bản sản phẩm", max_length=NUMBER, required=False, help_text="Ví dụ 15/KH-UBND."
    )
    note = text("Kết quả đã đạt")
    uploads = FilesField("Tệp sản phẩm", "Chọn được nhiều tệp. Có số văn bản hoặc tệp là đủ.")
    unanswered = text("Lý do không chờ phần phối hợp chưa trả lời", rows=2, required=False)

    def prepare(self, task: Task, by: Actor) -> None:
        """Why partners are waited for no longer is asked only while one has not answered."""
        waiting = [part.partner.official.full_name for part in task.parts.unanswered().select_related(
            "partner__official")]  # fmt: skip
        if waiting:
            self.fields["unanswered"].help_text = f"Chưa trả lời: {', '.join(waiting)}. Để trống nếu còn chờ."
        else:
            del self.fields["unanswered"]


class AcceptForm(VerbForm):
    judgement = text("Nhận xét", rows=2, required=False)


class RedoForm(VerbForm):
    reason = text("Chỗ chưa đạt", help_text="Ghi cụ thể để người chủ trì sửa được ngay; mỗi lần làm lại đều được tính.")


class ExtensionForm(VerbForm):
    new_due_on = day("Hạn mới")
    reason = text("Lý do xin gia hạn")


class GrantForm(VerbForm):
    answer = text("Ý kiến", rows=2, required=False)


class RefuseForm(VerbForm):
    answer = text("Lý do không gia hạn")


class DueForm(VerbForm):
    due_on = day("Hạn hoàn thành")


class DelayForm(VerbForm):
    reason = text("Lý do chậm", help_text="Nêu nguyên nhân và khi nào xong. Việc chậm vẫn được ghi nhận.")
