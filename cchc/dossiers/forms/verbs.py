"""What does each verb ask before it acts? A form's fields are the verb's own words: its keyword arguments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from cchc.catalogue.schema import Does
from cchc.documents.file_limits import limits_on
from cchc.dossiers.actions.attach_paper import OTHER_PAPER
from cchc.dossiers.batch import state_of
from cchc.dossiers.holders import Candidate, candidates
from cchc.dossiers.models import Dossier, DossierPaper
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor

LONG_TEXT, SHORT_TEXT, NAME, NUMBER = 4000, 1000, 120, 60  # characters, as the columns


class VerbForm(forms.Form):
    """`seen` is the state in which the page was opened: what has moved on since is not acted upon twice."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, dossier: Dossier, by: Actor, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = state_of(dossier)
        for field in self.fields.values():
            field.error_messages["required"] = "Hãy điền ô này."
        self.prepare(dossier, by)

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        """Fields that depend on the dossier."""

    def words(self) -> dict[str, Any]:
        """The keyword arguments of the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


def text(
    label: str, *, most: int = SHORT_TEXT, rows: int = 3, required: bool = True, help_text: str = ""
) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=required, help_text=help_text, widget=forms.Textarea({"rows": rows})
    )


class ToForm(VerbForm):
    """Verbs that give the dossier to somebody: one of those who fit the step, each with what he already holds."""

    to = forms.ChoiceField(
        label="Giao cho",
        help_text="Người đã giữ bước này trước đó, rồi người ít việc hơn, đứng đầu danh sách.",
        error_messages={"invalid_choice": "Người này không còn giữ được bước này. Hãy chọn người khác."},
    )

    def offer(self, fitting: Iterable[Candidate]) -> None:
        self.fitting = {str(candidate.pk): candidate for candidate in fitting}
        field = cast(forms.ChoiceField, self.fields["to"])
        field.choices = [(key, _with_load(candidate)) for key, candidate in self.fitting.items()]
        if not self.fitting:
            field.help_text = "Không còn ai khác giữ được bước này. Hãy báo quản trị giao thêm vị trí công tác."

    def clean_to(self) -> Candidate:
        return self.fitting[self.cleaned_data["to"]]


def _with_load(candidate: Candidate) -> str:
    held = f"đang giữ {candidate.load} hồ sơ" if candidate.load else "chưa giữ hồ sơ nào"
    return f"{candidate}, {held}"


class ForwardForm(ToForm):
    def prepare(self, dossier: Dossier, by: Actor) -> None:
        self.offer(candidates(dossier, 2))


class AssignForm(ToForm):
    """The holder who takes it himself is asked nothing."""

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        step = dossier.step
        if step.does == Does.ASSIGN:
            self.offer(candidates(dossier, step.number + 1))
        elif step.holder_id == by.post_id:
            del self.fields["to"]
        else:
            self.offer(candidates(dossier, step.number))


class GoOnForm(VerbForm):
    """Verbs by which a dossier may leave answers behind that it still waits for."""

    unanswered = text("Lý do không chờ ý kiến", rows=2, required=False)

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        if not dossier.awaited_answers:
            del self.fields["unanswered"]
        else:
            self.fields["unanswered"].help_text = f"Còn {dossier.awaited_answers} ý kiến chưa trả lời."


class CompleteForm(GoOnForm, ToForm):
    note = text("Ghi chú cho người nhận", most=500, rows=2, required=False)
    field_order = ("to", "note", "unanswered")

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        super().prepare(dossier, by)
        self.offer(candidates(dossier, dossier.step.number + 1))


class ReassignForm(ToForm):
    reason = text("Lý do điều chuyển")

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        step = dossier.step
        self.offer(one for one in candidates(dossier, step.number) if one.pk != step.holder_id)


class ReturnForm(VerbForm):
    reason = text("Lý do trả lại", help_text="Nêu rõ chỗ cần sửa để người nhận làm được ngay.")


class SupplementForm(VerbForm):
    items = text(
        "Giấy tờ, nội dung cần bổ sung",
        most=LONG_TEXT,
        rows=5,
        help_text="Mỗi dòng một mục. Chỉ được yêu cầu một lần, nên hãy ghi đủ.",
    )
    reason = text("Lý do và căn cứ", most=600)
    sector_rule = forms.CharField(
        label="Căn cứ luật chuyên ngành cho yêu cầu muộn hơn",
        max_length=300,
        required=False,
        help_text="Chỉ ghi khi đã quá hạn yêu cầu bổ sung chung.",
    )


class SupplementReceivedForm(VerbForm):
    note = text("Ghi chú", most=500, rows=2, required=False, help_text="Những gì người nộp đã mang đến.")


class DecideForm(GoOnForm):
    decision = forms.ChoiceField(label="Quyết định", choices=Dossier.Decision.choices, widget=forms.RadioSelect)
    reason = text("Lý do", required=False, help_text="Bắt buộc khi không đủ điều kiện giải quyết.")
    field_order = ("decision", "reason", "unanswered")


class IssueForm(VerbForm):
    result_number = forms.CharField(label="Số, ký hiệu văn bản kết quả", max_length=NUMBER)


class HandOverForm(VerbForm):
    to_name = forms.CharField(
        label="Họ tên người nhận",
        max_length=NAME,
        help_text="Chủ hồ sơ hoặc người được ủy quyền; đã kiểm tra giấy tờ tùy thân.",
    )

    to_number = forms.CharField(
        label="Số định danh người nhận",
        max_length=20,
        required=False,
        help_text="Để trống khi chính người nộp đến nhận.",
    )
    to_phone = forms.CharField(label="Điện thoại người nhận", max_length=20, required=False)
    authority = forms.CharField(
        label="Giấy ủy quyền", max_length=200, required=False, help_text="Khi người nhận không phải là chủ hồ sơ."
    )
    originals_taken = text(
        "Bản chính thu lại", most=SHORT_TEXT, rows=2, required=False,
        help_text="Mỗi dòng một giấy tờ, khi luật quy định phải thu lại.",
    )  # fmt: skip

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        self.initial["to_name"] = dossier.for_whom


class SendPapersForm(VerbForm):
    carrier = forms.CharField(
        label="Chuyển qua", max_length=NAME, required=False, help_text="Bưu điện kèm số hiệu, hoặc người mang đi."
    )


class TakePapersForm(VerbForm):
    place = forms.CharField(
        label="Để ở đâu", max_length=NAME, required=False, help_text="Ví dụ: quầy 2, tủ A. Người sau tìm được ngay."
    )


class OutcomeForm(VerbForm):
    decision = forms.ChoiceField(label="Quyết định", choices=Dossier.Decision.choices, widget=forms.RadioSelect)
    result_number = forms.CharField(label="Số, ký hiệu văn bản kết quả", max_length=NUMBER)
    ended_on = forms.DateField(
        label="Ngày ký kết quả", input_formats=["%d/%m/%Y"],
        widget=forms.DateInput({"inputmode": "numeric", "autocomplete": "off", "data-date": ""}, format="%d/%m/%Y"),
        error_messages={"invalid": "Ghi ngày như 14/06/2026."},
    )  # fmt: skip
    reason = text("Lý do", required=False, help_text="Bắt buộc khi không đủ điều kiện giải quyết.")

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        self.initial["ended_on"] = today()


class CorrectionForm(VerbForm):
    error = text("Sai sót cần đính chính", help_text="Ghi chỗ sai và nội dung đúng.")


class CorrectionIssuedForm(VerbForm):
    result_number = forms.CharField(label="Số, ký hiệu bản đính chính", max_length=NUMBER)


class WithdrawForm(VerbForm):
    reason = text("Lý do rút tệp", most=300, rows=2)


class PaperChoice(forms.ModelChoiceField):
    def label_from_instance(self, paper: Any) -> str:
        return str(paper.name)


class AttachForm(forms.Form):
    """One file for one paper of the dossier, or for none of them."""

    paper = PaperChoice(queryset=DossierPaper.objects.none(), label="Giấy tờ", required=False, empty_label=OTHER_PAPER)
    upload = forms.FileField(label="Tệp quét", max_length=300)

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast(PaperChoice, self.fields["paper"]).queryset = dossier.papers.order_by("id")
        upload, kinds = self.fields["upload"], limits_on(today()).types
        upload.widget.attrs["accept"] = ",".join(suffix for kind in kinds for suffix in kind.suffixes)
        upload.help_text = ", ".join(f"{kind.name} đến {kind.megabytes} MB" for kind in kinds) + "."
        upload.error_messages |= {
            "required": "Hãy chọn một tệp.",
            "empty": "Tệp này trống. Quét lại giấy tờ rồi chọn lại tệp.",
            "max_length": "Tên tệp quá dài. Đổi tên ngắn hơn rồi chọn lại.",
        }
