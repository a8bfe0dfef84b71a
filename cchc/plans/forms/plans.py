"""What do the verbs of a plan ask: a note, a number and a file, a line, a target, a figure?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms

from cchc.lifecycle.clock import today
from cchc.organization.models import Post
from cchc.plans.drafting import GoalWords, LineWords, days_of
from cchc.plans.due_words import DueRead, due_read, said_of
from cchc.plans.forms.verbs import REQUIRED, day, people_of, text
from cchc.plans.models import DueKind, Plan, PlanLine, PlanTarget, ProgrammeTarget
from cchc.plans.people_words import Staff
from cchc.plans.plan_reading import number_read
from cchc.plans.plan_writing import number_said
from cchc.plans.rules import taxonomies

BEFORE_SUBMITTING = "Cần có trước khi trình thẩm tra."
DUE_HELP = "Ví dụ: 31/01; Quý II; 14/3, 14/6; Thường xuyên; 30 ngày sau công bố."


class PlanForm(forms.Form):
    """`seen` is the state in which the page was opened: what has moved on since is not acted upon twice."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, state: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = state

    def words(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class NoteForm(PlanForm):
    note = text("Ý kiến", required=False)


class ReturnForm(PlanForm):
    note = text("Nội dung cần sửa")


class AmendForm(PlanForm):
    reason = text("Lý do sửa đổi", help_text="Ví dụ: tỉnh giao thêm nhiệm vụ tại văn bản số … ngày ….")


class IssueForm(PlanForm):
    number = forms.CharField(label="Số, ký hiệu", max_length=60, error_messages=REQUIRED, help_text="Ví dụ: 12/KH-UBND")
    issued_on = day("Ngày ban hành")
    upload = forms.FileField(
        label="Văn bản đã ký (PDF hoặc Word)", required=False, max_length=300,
        error_messages={"empty": "Tệp này trống. Hãy chọn lại tệp."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["issued_on"] = today()

    def words(self) -> dict[str, Any]:
        upload = self.cleaned_data["upload"]
        return super().words() | {"name": upload.name if upload else ""}


class NumberField(forms.CharField):
    """98,5 as an office writes it."""

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        number = number_read(said) if said else None
        if said and number is None:
            raise forms.ValidationError("Số này không đọc được. Hãy ghi như 98,5.")
        return number

    def prepare_value(self, value: Any) -> Any:
        return number_said(value) if isinstance(value, Decimal) else value


def number(label: str, *, help_text: str = "") -> NumberField:
    widget = forms.TextInput({"inputmode": "decimal"})
    return NumberField(label=label, max_length=20, error_messages=REQUIRED, help_text=help_text, widget=widget)


class OfUnit(forms.Form):
    """With the reform contents and the people of the plan's unit."""

    content = forms.ChoiceField(label="Nội dung cải cách", required=False, help_text=BEFORE_SUBMITTING)
    lead = forms.ModelChoiceField(
        label="Chủ trì", queryset=Post.objects.none(), required=False, empty_label="Chưa chọn",
        help_text=BEFORE_SUBMITTING,
        error_messages={"invalid_choice": "Người này không còn giữ vị trí đó. Hãy chọn lại."},
    )  # fmt: skip

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.plan = plan
        contents = [(each.code, each.name) for each in taxonomies()[plan.taxonomy].contents]
        cast(forms.ChoiceField, self.fields["content"]).choices = [("", "Chưa chọn"), *contents]
        cast("forms.ModelChoiceField[Post]", self.fields["lead"]).queryset = people_of(plan.unit)


class LineForm(OfUnit):
    """One task of the plan. The deadline is written as people write it, and read on the spot."""

    field_order = ("title", "content", "product", "lead", "partners_text", "due_text", "due_choice", "due_days",
                   "budget", "basis")  # fmt: skip
    title = forms.CharField(
        label="Nhiệm vụ", max_length=500, error_messages=REQUIRED, widget=forms.Textarea({"rows": 2})
    )
    product = forms.CharField(label="Sản phẩm", max_length=300, required=False, help_text=BEFORE_SUBMITTING)
    partners_text = forms.CharField(
        label="Phối hợp", max_length=300, required=False, help_text="Ví dụ: VP, VHXH, các phòng, UBMTTQ."
    )
    due_text = forms.CharField(label="Thời gian hoàn thành", max_length=120, required=False, help_text=DUE_HELP)
    due_choice = forms.ChoiceField(
        label="Hiểu thời gian là", required=False, choices=[
            ("", "Như đã ghi"), (DueKind.DAY, "Các ngày ở ô dưới"), (DueKind.ONGOING, "Thường xuyên, cả năm"),
            (DueKind.EVENT, "Khi có sự kiện, chưa có hạn"),
        ],
    )  # fmt: skip
    due_days = forms.CharField(label="Các ngày", max_length=400, required=False, help_text="Ví dụ: 15/6; 15/12")
    budget = forms.CharField(label="Kinh phí", max_length=120, required=False)
    basis = forms.CharField(label="Căn cứ, ghi chú", max_length=500, required=False)

    def __init__(self, *args: Any, plan: Plan, line: PlanLine | None = None, **kwargs: Any):
        super().__init__(*args, plan=plan, initial=_of_line(line, plan.year) if line else {}, **kwargs)
        self.line = line

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        written, choice = cleaned.get("due_text", ""), cleaned.get("due_choice", "")
        read: DueRead | None = DueRead("")
        if choice == DueKind.ONGOING:
            read = DueRead(choice, (date(self.plan.year, 12, 31),))
        elif choice == DueKind.EVENT:
            read = DueRead(choice)
        elif choice == DueKind.DAY:
            read = due_read(cleaned.get("due_days", ""), self.plan.year)
            if read is None:
                self.add_error("due_days", f"Các ngày này không đọc được. {DUE_HELP}")
        elif written:
            read = due_read(written, self.plan.year)
            if read is None:
                self.add_error("due_choice", f"Câu «{written}» không nói rõ ngày. Hãy chọn cách hiểu.")
        cleaned["due"] = read
        return cleaned

    def words(self) -> LineWords:
        said, due = self.cleaned_data, self.cleaned_data["due"]
        read = Staff.of(self.plan.unit).partners(said["partners_text"], said["lead"])
        before = set(self.line.partners.all()) if self.line else set()
        chosen = (post for _, meant in read.several for post in meant if post in before and post != said["lead"])
        return LineWords(
            title=said["title"], content=said["content"], product=said["product"],
            lead_text=_text_of(self.line, said["lead"]), lead=said["lead"],
            partners_text=said["partners_text"], partners=tuple(dict.fromkeys([*read.posts, *chosen])),
            due_text=said["due_text"] or said_of(due.kind, due.days), due_kind=due.kind, due_days=due.days,
            budget=said["budget"], basis=said["basis"],
        )  # fmt: skip


def _of_line(line: PlanLine, year: int) -> dict[str, Any]:
    """How the deadline was understood is shown only where the words do not say it."""
    initial = {name: getattr(line, name) for name in (
        "title", "content", "product", "partners_text", "due_text", "budget", "basis")}  # fmt: skip
    read, days = due_read(line.due_text, year), days_of(line)
    if line.due_kind and (read is None or (read.kind, read.days) != (line.due_kind, days)):
        is_days = line.due_kind in (DueKind.DAY, DueKind.QUARTER)
        initial |= {"due_choice": DueKind.DAY if is_days else line.due_kind,
                    "due_days": said_of(DueKind.DAY, days) if is_days else ""}  # fmt: skip
    return initial | {"lead": line.lead_id}


class TargetForm(OfUnit):
    field_order = ("name", "content", "direction", "planned", "measure", "lead")
    name = forms.CharField(label="Chỉ tiêu", max_length=300, error_messages=REQUIRED)
    direction = forms.ChoiceField(label="Phải đạt", choices=ProgrammeTarget.Direction.choices)
    planned = number("Giá trị")
    measure = forms.CharField(label="Đơn vị tính", max_length=30, initial="%", error_messages=REQUIRED)

    def __init__(self, *args: Any, plan: Plan, target: PlanTarget | None = None, **kwargs: Any):
        names = ("name", "content", "direction", "planned", "measure", "lead")
        initial = {name: getattr(target, name) for name in names} if target else {}
        super().__init__(*args, plan=plan, initial=initial, **kwargs)
        self.target = target

    def words(self) -> GoalWords:
        return GoalWords(**self.cleaned_data, lead_text=_text_of(self.target, self.cleaned_data["lead"]))


def _text_of(row: PlanLine | PlanTarget | None, lead: Post | None) -> str:
    """What the table wrote stays while it is the same person, or nobody yet."""
    return row.lead_text if row and (lead is None or lead.pk == row.lead_id or row.lead_id is None) else ""


class FigureForm(forms.Form):
    as_of = day("Số liệu đến ngày")
    value = number("Thực hiện được")
    note = forms.CharField(label="Nguồn số liệu, ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("as_of", today())


class ValueForm(forms.Form):
    year = forms.TypedChoiceField(label="Năm", coerce=int)
    value = number("Giá trị")

    def __init__(self, *args: Any, years: range, **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast(forms.TypedChoiceField, self.fields["year"]).choices = [(year, year) for year in years]


class DraftForm(forms.Form):
    year = forms.TypedChoiceField(label="Năm", coerce=int)
    begins = forms.ChoiceField(label="Bắt đầu từ", widget=forms.RadioSelect, choices=[
        ("last_year", "Kế hoạch năm trước: nhiệm vụ, chỉ tiêu, người chủ trì; ngày chuyển sang năm mới"),
        ("empty", "Bản trống, chỉ có chỉ tiêu của chương trình"),
    ])  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        years = [today().year, today().year + 1]
        cast(forms.TypedChoiceField, self.fields["year"]).choices = [(year, f"Năm {year}") for year in years]
        self.initial.update(begins="last_year", year=years[today().month > 9])
