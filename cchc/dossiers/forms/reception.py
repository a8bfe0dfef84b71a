"""What does the counter ask of a person who brings a request, and how does it become a Filing?"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cchc.catalogue.fees import counts_copies, fee_due, lines_counted, lines_once
from cchc.catalogue.schema import Fee, Paper, TimeLimit
from cchc.dossiers.elsewhere import competent_units, unit_named
from cchc.dossiers.filing import NUMBER, OLDEST, Filing, why_not_file
from cchc.dossiers.forms.draft import Draft, plain_number
from cchc.dossiers.forms.offers import Offer
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import today
from cchc.organization.models import Unit
from cchc.ui.templatetags.ui import vnd
from cchc.ui.text import fold
from cchc.worktime.limit import Limit

DIRECT = Dossier.Channel.DIRECT
DAYS = ["%d/%m/%Y", "%d%m%Y", "%d-%m-%Y", "%d.%m.%Y"]
MOST = 999  # pages or copies of one request: more is a slip of the keyboard
NOT_A_NUMBER = "Số này chưa đúng: căn cước có 12 chữ số, chứng minh cũ 9 chữ số; cũng nhận hộ chiếu, mã số thuế."
TOO_LONG = "Viết ngắn lại: nhiều nhất %(limit_value)d chữ, đang có %(show_value)d."
BROKEN = "Biểu mẫu này đã hỏng: hãy mở lại trang Tiếp nhận."
PLACES = [("here", "Quầy này"), ("there", "Nơi giải quyết")]
RECEIVING = frozenset({"receive_dossier", "correct_receipt", "receive_group"})


class NumberField(forms.CharField):
    """A personal number; a scanned citizen card is as long as its address."""

    def __init__(self, label: str, *, required: bool = True, placeholder: str = "") -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off", "placeholder": placeholder}
        said = {"required": "Ghi số định danh, hoặc quét thẻ căn cước.", "max_length": TOO_LONG}
        widget = forms.TextInput(attributes)
        super().__init__(label=label, max_length=400, required=required, widget=widget, error_messages=said)

    def clean(self, value: Any) -> str:
        number = plain_number(super().clean(value))
        if number and not (number.isascii() and NUMBER.fullmatch(number)):
            raise ValidationError(NOT_A_NUMBER)
        return number


def _text(label: str, most: int, *, required: str = "", **attributes: str) -> forms.CharField:
    """One line; `required` is the sentence said when it is empty."""
    widget = forms.TextInput(attrs={"autocomplete": "off"} | attributes)
    return forms.CharField(
        label=label, max_length=most, required=bool(required), widget=widget,
        error_messages={"required": required, "max_length": TOO_LONG},
    )  # fmt: skip


def _lines(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=1000, required=False, help_text=hint, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip


class ReceptionForm(forms.Form):
    """One form, sent by one of four verbs; `draft` may also be a form not yet sent, whose faults nobody is told."""

    submission = forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), BROKEN)
    )
    known = forms.CharField(required=False, widget=forms.HiddenInput)
    papers_of = forms.CharField(required=False, widget=forms.HiddenInput)
    applicant_number = NumberField("Số định danh cá nhân", placeholder="Gõ số hoặc quét thẻ căn cước")
    applicant_name = _text("Họ và tên", 120, required="Ghi họ tên người nộp.")
    applicant_born_on = forms.DateField(
        label="Ngày sinh", required=False, input_formats=DAYS,
        widget=forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "14/06/1998"}),
        error_messages={"invalid": "Ghi ngày sinh như 14/06/1998."},
    )  # fmt: skip
    applicant_phone = _text("Điện thoại", 20, inputmode="tel")
    applicant_address = _text("Địa chỉ", 200, required="Ghi địa chỉ người nộp.")
    for_whom = forms.ChoiceField(
        label="Nộp cho", choices=[("self", "Chính mình"), ("other", "Được ủy quyền")], widget=forms.RadioSelect
    )
    owner_name = _text("Họ tên chủ hồ sơ", 120)
    owner_number = NumberField("Số định danh chủ hồ sơ", required=False)
    result_by = forms.ChoiceField(label="Nhận kết quả", choices=Dossier.ResultBy.choices, widget=forms.RadioSelect)
    q = _text("Tên hoặc mã thủ tục", 200, **{"type": "search", "data-digits": "", "data-keep": "off"})
    procedure = forms.CharField(required=False, label="Thủ tục")
    summary = _text("Trích yếu", 400)
    competent = _text("Nơi giải quyết", 200, list="don-vi", placeholder="Gõ tên đơn vị; để trống là đơn vị mình")
    outside_code = _text("Mã hồ sơ do hệ thống của nơi giải quyết cấp", 60)
    result_place = forms.ChoiceField(
        label="Trả kết quả tại", choices=PLACES, required=False, widget=forms.RadioSelect, initial="here"
    )
    items = _lines("Nội dung khác cần hoàn thiện", "Ghi đủ một lần, mỗi việc một dòng.")
    reason = _lines("Lý do, căn cứ")
    refusal = _lines("Lý do từ chối, căn cứ")

    def __init__(
        self, draft: Draft, *, found: list[Offer], verb: str, unit: Unit, dossier: Dossier | None = None
    ) -> None:
        super().__init__(draft)
        self.unit = unit
        self.found, self.verb, self.dossier = found, verb, dossier
        self.offer = next((offer for offer in found if offer.code == draft.get("procedure")), None)
        if self.offer is not None:
            self._ask_about(self.offer)
        number = plain_number(draft.get("applicant_number", ""))
        self.is_known = bool(number and draft.get("applicant_name")) and draft.get("known") == number
        first = "for_whom" if self.is_known else "applicant_name" if number else "applicant_number"
        self.fields[first].widget.attrs["data-focus"] = ""

    def _ask_about(self, offer: Offer) -> None:
        """The questions that the chosen procedure adds: its papers, its cases, what its fee depends on."""
        version = offer.version
        papers = [(paper.code, paper.name) for paper in version.content.papers]
        self.fields["papers"] = forms.MultipleChoiceField(label="Giấy tờ", choices=papers, required=False)
        limits = [line for line in version.content.limits if not line.channels or DIRECT in line.channels]
        if len(limits) > 1:
            choices = [(line.case, _said(line.case, _time(line))) for line in limits]
            self.fields["case"] = forms.ChoiceField(label="Trường hợp", choices=choices, required=False)
        once = lines_once(version, channel=DIRECT)
        if len(once) > 1:
            choices = [(line.case, _said(line.case, _money(line))) for line in once]
            self.fields["fee_case"] = forms.ChoiceField(label="Mức thu", choices=choices, required=False)
        for place, line in enumerate(lines_counted(version, channel=DIRECT)):
            self.fields[f"quantity_{place}"] = forms.IntegerField(
                label=_counted(line), min_value=0, max_value=MOST,
                required=False, widget=forms.NumberInput(attrs={"min": 0, "max": MOST}),
            )  # fmt: skip
        if counts_copies(version, channel=DIRECT):
            self.fields["copies"] = forms.IntegerField(
                label="Số bản", min_value=1, max_value=MOST, required=False, help_text="Để trống là một bản.",
                widget=forms.NumberInput(attrs={"min": 1, "max": MOST}),
            )  # fmt: skip

    @property
    def shows_card(self) -> bool:
        """A known person stands there as a card, until something in it must be mended."""
        return self.is_known and not {"applicant_name", "applicant_born_on", "applicant_address"} & set(self.errors)

    @property
    def paper_lines(self) -> list[tuple[Paper, bool]]:
        """The check list, with what is ticked."""
        ticked = self.data.get("papers", [])
        return [(paper, paper.code in ticked) for paper in self.offer.version.content.papers] if self.offer else []

    @property
    def nothing_found(self) -> bool:
        """Whether only the procedure chosen before stands in the list, and not because it was searched."""
        words = fold(self.data.get("q", "")).split()
        return not any(all(word in offer.version.search_text for word in words) for offer in self.found)

    @property
    def quantities(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("quantity_")]

    @property
    def counted(self) -> list[int]:
        return [self.cleaned_data.get(field.name) or 0 for field in self.quantities]

    @property
    def keeps_fee(self) -> bool:
        """A correction of the same procedure that counts nothing anew."""
        same = self.dossier and self.offer and self.dossier.procedure_id == self.offer.version.pk
        return bool(same and self.quantities and not any(self.counted))

    @property
    def fee_due(self) -> int | None:
        """What the citizen pays."""
        if self.offer is None:
            return None
        if self.dossier and self.keeps_fee:
            return self.dossier.fee_due
        case = self.cleaned_data.get("fee_case", "")
        copies = self.cleaned_data.get("copies") or 1
        return fee_due(self.offer.version, channel=DIRECT, case=case, quantities=self.counted, copies=copies)

    @property
    def missing(self) -> list[str]:
        """Names of the required papers that are not ticked."""
        return [paper.name for paper, ticked in self.paper_lines if paper.required and not ticked]

    def clean_applicant_born_on(self) -> date | None:
        born = self.cleaned_data["applicant_born_on"]
        if born and not OLDEST <= born <= today():
            raise ValidationError(f"Ngày sinh phải từ {OLDEST:%d/%m/%Y} đến hôm nay.")
        return born

    def clean_competent(self) -> Unit | None:
        """The unit typed: nothing, or our own name, is our own unit."""
        typed = self.cleaned_data["competent"]
        if not typed or fold(typed) in (fold(self.unit.name), fold(self.unit.short_name)):
            return None
        found = unit_named(typed, competent_units(self.unit))
        if found is None:
            raise ValidationError("Không có đúng một đơn vị nào của tỉnh mang tên này: hãy chọn trong danh sách gợi ý.")
        return found

    def clean(self) -> None:
        if self.offer is None:
            self.add_error("procedure", "Chọn thủ tục trong danh sách.")
        elif self.data.get("papers_of") != self.offer.code:
            self.add_error("papers", "Thủ tục vừa đổi: đối chiếu lại giấy tờ rồi gửi lại.")
        elif self.verb in RECEIVING and self.missing:
            self.add_error("papers", f"Còn thiếu: {'; '.join(self.missing)}.")
        for name, sentence in self._words_needed().items():
            if not self.cleaned_data.get(name, "") and name not in self.errors:
                self.add_error(name, sentence)
        if not self.errors:
            self._refuse()

    def _words_needed(self) -> dict[str, str]:
        """Fields needed by the verb or by an answer, with what is said when one is empty."""
        needed = {}
        if self.cleaned_data.get("for_whom") == "other":
            needed["owner_name"] = "Ghi họ tên người ủy quyền."
        if self.verb == "refuse_dossier":
            needed["refusal"] = "Ghi lý do từ chối cụ thể, kèm căn cứ."
        if self.verb == "request_completion":
            needed["reason"] = "Ghi lý do, căn cứ của yêu cầu."
            if not self.missing:
                needed["items"] = "Ghi những gì cần hoàn thiện; giấy tờ đã đánh dấu đủ cả."
        return needed

    def _refuse(self) -> None:
        """What only the whole can tell."""
        if self.verb in RECEIVING and self.quantities and not any(self.counted) and not self.keeps_fee:
            self.add_error("quantity_0", "Ghi số lượng để tính tiền.")
            return
        filing = self.filing()
        if refusal := why_not_file(filing):
            self.add_error(None, str(refusal))

    def filing(self) -> Filing:
        """The request of a valid form."""
        if self.offer is None:
            raise ValueError("no procedure chosen")
        said = self.cleaned_data
        owned = said["for_whom"] == "other"
        columns = (
            "submission", "applicant_name", "applicant_number", "applicant_born_on", "applicant_address",
            "applicant_phone", "summary", "result_by",
        )  # fmt: skip
        return Filing(
            **{column: said[column] for column in columns},
            procedure=self.offer.version,
            process=self.offer.process,
            case=said.get("case") or said.get("fee_case", ""),
            applicant_email=self.dossier.applicant_email if self.dossier else "",
            owner_name=said["owner_name"] if owned else "",
            owner_number=said["owner_number"] if owned else "",
            sets=self.offer.version.content.sets,
            fee_due=self.fee_due,
            papers=frozenset(said["papers"]),
            competent=said["competent"],
            outside_code=said["outside_code"].upper() if said["competent"] else "",
            result_at_receiving_unit=said["result_place"] != "there",
        )


def _counted(line: Fee) -> str:
    """«Số trang của một bản, từ trang thứ ba»."""
    of_copy = " của một bản" if line.most else ""
    return f"Số {line.per}{of_copy}" + (f", {line.case}" if line.case else "")


def _said(case: str, what: str) -> str:
    """«Phải xác minh: 8 ngày làm việc»."""
    words = case or "trường hợp chung"
    return f"{words[0].upper()}{words[1:]}: {what}"


def _time(line: TimeLimit) -> str:
    return Limit.parse(line.value).label if line.value else "theo quy trình nội bộ"


def _money(line: Fee) -> str:
    if line.amount is None:
        return "chưa công bố"
    return vnd(line.amount) if line.amount else "không thu"
