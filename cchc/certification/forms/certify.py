"""What does the fast counter ask? A person once, then a line for each paper; blank lines are nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms

from cchc.certification.schema import WorkContent
from cchc.certification.signers import Signer
from cchc.certification.writing import MOST, MOST_LINES, Line, fee_of
from cchc.dossiers.filing import Filing
from cchc.dossiers.forms.draft import Draft, plain_number
from cchc.dossiers.forms.offers import Offer
from cchc.dossiers.forms.reception import BROKEN, DAYS, TOO_LONG, NumberField
from cchc.organization.models import Post

LONGEST_PAPER = 200
NOW, LATER = "now", "later"


@dataclass(frozen=True)
class Row:
    """One line as it was typed, and what it costs when it can be read."""

    place: int
    paper: str
    pages: str
    copies: str
    fault: str = ""
    fee: int | None = None

    @property
    def is_blank(self) -> bool:
        return not self.paper.strip()

    @property
    def line(self) -> Line:
        return Line(self.paper, int(self.pages), int(self.copies))


def rows_of(draft: Mapping[str, Any], work: WorkContent | None) -> list[Row]:
    """Every line of the form; a paper picked by its key stands in the first blank one."""
    added = draft.get("add", "")
    rows = []
    for place in range(MOST_LINES):
        paper = draft.get(f"paper_{place}", "")
        if added and not paper.strip():
            paper, added = added, ""
        pages, copies = (draft.get(f"{name}_{place}", "1").strip() or "1" for name in ("pages", "copies"))
        rows.append(_read(Row(place, paper, pages, copies), work))
    return rows


def _read(row: Row, work: WorkContent | None) -> Row:
    if row.is_blank:
        return row
    fault = ""
    if len(row.paper) > LONGEST_PAPER:
        fault = f"tên giấy tờ dài quá {LONGEST_PAPER} chữ"
    elif not (_is_count(row.pages) and _is_count(row.copies)):
        fault = f"số trang, số bản phải là số từ 1 đến {MOST}"
    fee = None if fault or work is None else fee_of(work, [row.line])
    return Row(row.place, row.paper, row.pages, row.copies, fault, fee)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) and 1 <= int(text) <= MOST


class LinesForm(forms.Form):
    """Lines and their signer: also what an officer asks for a dossier that he holds."""

    signer = forms.ChoiceField(label="Người ký", error_messages={"required": "Chọn người ký."})

    def __init__(self, draft: Draft, *, work: WorkContent | None, signers: Sequence[Signer], **named: Any) -> None:
        super().__init__(draft, **named)
        self.work, self.signers = work, signers
        self.rows = rows_of(draft, work)
        self.fields["signer"].choices = [(str(each.post.pk), each.label) for each in signers]  # type: ignore[attr-defined]

    @property
    def lines(self) -> list[Line]:
        """The lines that can be read."""
        return [row.line for row in self.rows if not (row.is_blank or row.fault)]

    @property
    def totals(self) -> dict[str, int]:
        """Papers, copies, pages and đồng of the lines typed so far."""
        lines = self.lines
        return {
            "papers": len(lines),
            "copies": sum(line.copies for line in lines),
            "pages": sum(line.pages * line.copies for line in lines),
            "fee": fee_of(self.work, lines) if self.work else 0,
        }

    @property
    def signing_post(self) -> Post:
        return next(each.post for each in self.signers if str(each.post.pk) == self.cleaned_data["signer"])

    def clean(self) -> None:
        for row in self.rows:
            if row.fault:
                self.add_error(None, f"Dòng {row.place + 1}: {row.fault}.")
        if all(row.is_blank for row in self.rows):
            self.add_error(None, "Chưa có giấy tờ nào: ghi ít nhất một dòng.")


class CertifyForm(LinesForm):
    """The whole visit; `offers` are the kinds of work that the counter finishes at once."""

    submission = forms.UUIDField(
        widget=forms.HiddenInput, error_messages=dict.fromkeys(("required", "invalid"), BROKEN)
    )
    known = forms.CharField(required=False, widget=forms.HiddenInput)
    applicant_number = NumberField("Số định danh cá nhân", placeholder="Gõ số hoặc quét thẻ căn cước")
    applicant_name = forms.CharField(
        label="Họ và tên", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Ghi họ tên người yêu cầu.", "max_length": TOO_LONG},
    )  # fmt: skip
    applicant_born_on = forms.DateField(required=False, input_formats=DAYS, widget=forms.HiddenInput)
    applicant_address = forms.CharField(
        label="Địa chỉ", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Ghi địa chỉ người yêu cầu.", "max_length": TOO_LONG},
    )  # fmt: skip
    procedure = forms.ChoiceField(
        label="Việc chứng thực", widget=forms.RadioSelect, error_messages={"required": "Chọn việc chứng thực."}
    )
    handed_over = forms.ChoiceField(
        label="Trả kết quả", widget=forms.RadioSelect, choices=[(NOW, "Trả ngay"), (LATER, "Quay lại lấy")]
    )

    def __init__(self, draft: Draft, *, offers: Sequence[tuple[Offer, WorkContent]], **named: Any) -> None:
        chosen = next((pair for pair in offers if pair[0].code == draft.get("procedure")), None)
        super().__init__(draft, work=chosen[1] if chosen else None, **named)
        self.offer = chosen[0] if chosen else None
        self.fields["procedure"].choices = [(offer.code, work.name) for offer, work in offers]  # type: ignore[attr-defined]
        number = plain_number(draft.get("applicant_number", ""))
        self.is_known = bool(number and draft.get("applicant_name")) and draft.get("known") == number
        if not self.is_known:
            self.fields["applicant_name" if number else "applicant_number"].widget.attrs["data-focus"] = ""

    @property
    def shows_card(self) -> bool:
        """A known person stands there as a card, until something in it must be mended."""
        return self.is_known and not {"applicant_name", "applicant_address", "applicant_born_on"} & set(self.errors)

    def filing(self) -> Filing:
        """The request of a valid form; all papers of such a procedure lie on the counter."""
        if self.offer is None:
            raise ValueError("no work chosen")
        said = self.cleaned_data
        columns = ("submission", "applicant_name", "applicant_number", "applicant_born_on", "applicant_address")
        return Filing(
            **{column: said[column] for column in columns},
            procedure=self.offer.version,
            process=self.offer.process,
            case=self.offer.version.content.limits[0].case,
            papers=frozenset(paper.code for paper in self.offer.version.content.papers),
        )


def blank(*, procedure: str, signer: str) -> Draft:
    """A new visit: the work and the signer as they were last."""
    return {"submission": str(uuid4()), "procedure": procedure, "signer": signer, "handed_over": NOW}
