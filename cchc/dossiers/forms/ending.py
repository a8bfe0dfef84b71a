"""What do the verbs ask that end a dossier, change what was filed, or wait for money?"""

from __future__ import annotations

from typing import Any, cast

from django import forms

from cchc.dossiers.actions.amend_dossier import AMENDABLE, papers_to_add
from cchc.dossiers.actions.stop_dossier import CHOSEN
from cchc.dossiers.forms.verbs import LONG_TEXT, NAME, NUMBER, VerbForm, text
from cchc.dossiers.models import Dossier, DossierGroup
from cchc.dossiers.signers import signers_of
from cchc.organization.actor import Actor

MOST_MONEY = 2**31 - 1  # đồng, as the column


class SignedForm(VerbForm):
    """Verbs whose paper goes to the citizen under the signature of the unit's head."""

    signer = forms.ChoiceField(label="Người ký văn bản", help_text="Chủ tịch, hoặc Phó Chủ tịch ký thay.")

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        self.heads = {str(post.pk): post for post in signers_of(dossier.unit)}
        cast(forms.ChoiceField, self.fields["signer"]).choices = [(key, str(post)) for key, post in self.heads.items()]
        if str(by.post_id) in self.heads:
            self.initial["signer"] = str(by.post_id)

    def clean_signer(self) -> Any:
        return self.heads[self.cleaned_data["signer"]]


class DelayForm(SignedForm):
    new_due_on = forms.DateField(
        label="Ngày hẹn mới",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="Một ngày làm việc sau ngày hẹn cũ; trả kết quả trước khi hết giờ làm việc ngày đó.",
        error_messages={"invalid": "Ngày này không có trong lịch. Hãy chọn lại."},
    )
    reason = text("Lý do chậm", help_text="Được in vào văn bản xin lỗi gửi người nộp.")
    field_order = ("new_due_on", "reason", "signer")


class BackForm(VerbForm):
    """What goes back to the applicant when his dossier ends without a result."""

    papers_back = text(
        "Giấy tờ trả lại", most=LONG_TEXT, rows=4, required=False, help_text="Mỗi dòng một loại giấy tờ, kèm số bản."
    )
    refund = forms.IntegerField(
        label="Phí, lệ phí hoàn trả (đồng)", min_value=0, max_value=MOST_MONEY, required=False,
        help_text="Theo quy định của khoản thu đó; để trống nếu không hoàn.",
    )  # fmt: skip

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        super().prepare(dossier, by)
        held = [paper for paper in dossier.papers.all() if not paper.looked_up]
        self.initial["papers_back"] = "\n".join(f"{paper.name}: {_count(paper)}" for paper in held)
        if not dossier.fee_due:
            del self.fields["refund"]

    def clean_refund(self) -> int:
        return self.cleaned_data["refund"] or 0


def _count(paper: Any) -> str:
    counts = {"bản chính": paper.originals, "bản sao": paper.copies}
    return ", ".join(f"{count} {words}" for words, count in counts.items() if count)


class WithdrawalForm(BackForm):
    asked_by_name = forms.CharField(label="Họ tên người rút hồ sơ", max_length=NAME)
    reason = text("Lý do rút hồ sơ", rows=2)
    field_order = ("asked_by_name", "reason", "papers_back", "refund")

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        super().prepare(dossier, by)
        self.initial["asked_by_name"] = dossier.applicant_name


class StopForm(BackForm, SignedForm):
    ground = forms.ChoiceField(
        label="Căn cứ dừng", choices=[(each.value, each.label) for each in CHOSEN], widget=forms.RadioSelect
    )
    asked_by_name = forms.CharField(
        label="Họ tên người đề nghị", max_length=NAME, required=False, help_text="Khi người nộp đề nghị dừng."
    )
    reason = text("Lý do, căn cứ", help_text="Được in vào thông báo dừng giải quyết hồ sơ.")
    field_order = ("ground", "asked_by_name", "reason", "papers_back", "refund", "signer")


class AmendForm(VerbForm):
    """Every amendable fact as it stands, to be changed in place; papers that the dossier does not have yet."""

    reason = text("Người nộp đề nghị sửa đổi thế nào", rows=2)

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        reason = self.fields.pop("reason")
        self.fields.update(amendable_fields(Dossier))
        self.initial.update({name: getattr(dossier, name) for name in AMENDABLE})
        offered = [(code, paper.name) for code, paper in papers_to_add(dossier).items()]
        if offered:
            self.fields["papers"] = forms.MultipleChoiceField(
                label="Giấy tờ nộp thêm", choices=offered, required=False, widget=forms.CheckboxSelectMultiple
            )
        self.fields["reason"] = reason

    def words(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "changes": {name: said[name] for name in AMENDABLE},
            "papers": said.get("papers", []),
            "reason": said["reason"],
        }


def amendable_fields(model: type[Dossier | DossierGroup]) -> dict[str, forms.Field]:
    """One box for each fact that its applicant may change."""
    fields: dict[str, forms.Field] = {}
    for name in AMENDABLE:
        column = cast(Any, model._meta.get_field(name))
        if column.choices:
            fields[name] = forms.ChoiceField(label=LABELS[name], choices=column.choices)
        else:
            must = name in ("applicant_name", "applicant_address")
            fields[name] = forms.CharField(label=LABELS[name], max_length=column.max_length, required=must)
    return fields


LABELS = {
    "applicant_name": "Họ tên người nộp",
    "applicant_address": "Địa chỉ",
    "applicant_phone": "Điện thoại",
    "applicant_email": "Thư điện tử",
    "owner_name": "Họ tên chủ hồ sơ",
    "owner_number": "Số định danh chủ hồ sơ",
    "summary": "Trích yếu",
    "result_by": "Cách nhận kết quả",
}


class PaymentForm(VerbForm):
    what = forms.CharField(label="Khoản phải nộp", max_length=300)
    amount = forms.IntegerField(label="Số tiền (đồng)", min_value=1, max_value=10**12)

    def prepare(self, dossier: Dossier, by: Actor) -> None:
        pause = dossier.procedure.content.payment_pause
        if pause:
            self.fields["amount"].help_text = f"Đồng hồ dừng đến khi nộp xong, theo {pause.source}."


class PaymentRecordedForm(VerbForm):
    voucher = forms.CharField(label="Số chứng từ nộp tiền", max_length=NUMBER)


class ArchiveForm(VerbForm):
    archive_number = forms.CharField(label="Số lưu trữ", max_length=NUMBER, help_text="Số hồ sơ trong mục lục lưu trữ.")
