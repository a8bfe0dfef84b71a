"""What may stand in the content files of procedures and internal processes, and what is refused.

Parts of a procedure: Decree 63/2010/NĐ-CP, Article 8.2 (name; steps; manner; papers and number of sets; time
limit; who applies; handling agency; forms, results, conditions and fees where they apply).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cchc.catalogue.path import Does as Does  # its readers know it from here
from cchc.catalogue.path import path_faults
from cchc.content.marks import Mark as Mark
from cchc.content.reading import ContentModel
from cchc.worktime.limit import Limit, LimitUnit
from cchc.worktime.schema import LimitText as LimitText

ProcedureCode = Annotated[str, Field(pattern=r"^\d\.\d{6}$")]
Channel = Literal["direct", "online", "post"]


class TimeLimit(ContentModel):
    """One statutory time limit; `value` null means that the source does not state it."""

    case: str = ""
    channels: list[Channel] = []
    value: LimitText | None
    mark: Mark
    note: str = ""


class Fee(ContentModel):
    """One fee (phí) or charge (lệ phí) in đồng; amount null means «not published in the source», never zero."""

    case: str = ""
    kind: Literal["phi", "le_phi"] = "le_phi"
    channels: list[Channel] = []
    amount: Annotated[int, Field(ge=0)] | None
    per: str = "hồ sơ"  # page, copy, case …
    most: Annotated[int, Field(ge=1)] | None = None  # ceiling, for one copy, of all counted lines that name it
    mark: Mark
    note: str = ""


class Paper(ContentModel):
    """One required paper (thành phần hồ sơ)."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]  # stable inside the procedure
    name: str
    originals: Annotated[int, Field(ge=0)] = 1
    copies: Annotated[int, Field(ge=0)] = 0
    required: bool = True  # False: only in the case that `note` names
    form: str = ""  # the declaration form's number, where one is prescribed
    looked_up: bool = False  # not collected when the ward can look it up (Decree 118/2025/NĐ-CP, Articles 5, 17.1)
    mark: Mark
    note: str = ""


class PaymentPause(ContentModel):
    """The rule by which waiting for a financial obligation is not counted in the time limit of the procedure."""

    source: str  # article and decree
    mark: Mark
    note: str = ""


class OnlineLevel(ContentModel):
    """full = toàn trình, partial = một phần, offered = a channel exists but its level was not read."""

    value: Literal["full", "partial", "offered", "none", "unknown"]
    mark: Mark


class ProcedureContent(ContentModel):
    """One version of one administrative procedure."""

    code: ProcedureCode
    version: Annotated[int, Field(ge=1)] = 1
    name: str
    plain_name: str  # as a citizen would say it
    effective_from: date
    effective_until: date | None = None
    agency: Literal["ubnd", "cong_an", "bhxh", "nhieu_co_quan"] = "ubnd"
    applicants: list[Literal["citizen", "business", "organization"]] = ["citizen"]
    channels: list[Channel] = ["direct"]
    online: OnlineLevel
    interlinked: Literal["birth", "death"] | None = None
    limits: Annotated[list[TimeLimit], Field(min_length=1)]
    payment_pause: PaymentPause | None = None  # null: no rule is known, and the clock runs on
    fees: list[Fee] = []
    papers: list[Paper] = []
    sets: Annotated[int, Field(ge=1)] = 1
    steps: list[str] = []  # trình tự thực hiện, in our own words
    results: list[str] = []
    conditions: list[str] = []
    legal_basis: list[str] = []
    name_mark: Mark = Mark.FOUND
    other_codes: list[ProcedureCode] = []  # codes shown in the same row of the source
    source: str = ""
    note: str = ""

    @model_validator(mode="after")
    def dates_and_codes(self) -> Self:
        if self.effective_until and self.effective_until <= self.effective_from:
            raise ValueError("ngày hết hiệu lực phải sau ngày có hiệu lực")
        codes = [paper.code for paper in self.papers]
        for code in codes:
            if codes.count(code) > 1:
                raise ValueError(f"mã giấy tờ «{code}» dùng hai lần")
        return self


class ProceduresFile(ContentModel):
    """The procedures of one field (lĩnh vực)."""

    kind: Literal["procedures"]
    field: str
    source: str
    procedures: list[ProcedureContent]


StepRole = Literal["counter", "officer", "field_lead", "office", "chair", "vice_chair"]


class DraftStep(ContentModel):
    """A step being written: what is still missing is empty, never guessed."""

    name: str = ""
    does: Does | None = None
    roles: list[StepRole] = []
    time: LimitText | Literal[""] = ""
    back_to: Annotated[int, Field(ge=1)] | None = None  # number of the earlier step
    place: str = ""  # the division or outside agency where the work is done
    mark: Mark = Mark.COMPOSED
    note: str = ""


class Step(DraftStep):
    """One step of an internal process: who holds it, how long, where it may be sent back to."""

    name: str
    does: Does
    roles: Annotated[list[StepRole], Field(min_length=1)]
    time: LimitText


class ProcessContent(ContentModel):
    """One approved version of the internal process (quy trình nội bộ) of one procedure."""

    procedure: ProcedureCode | None  # null: the source names the process but no code
    procedure_name: str = ""
    number: Annotated[int, Field(ge=1)] = 1
    effective_from: date
    approval: str  # the decision that approved it, or why there is none
    mark: Mark
    steps: Annotated[list[Step], Field(min_length=4)]
    source: str = ""
    note: str = ""

    @model_validator(mode="after")
    def a_path_from_receipt_to_hand_over(self) -> Self:
        for _, fault in path_faults(self.steps):
            raise ValueError(fault)
        return self

    @property
    def total(self) -> dict[LimitUnit, int]:
        """Time of all steps, summed per unit (minutes, working days, calendar days)."""
        sums: dict[LimitUnit, int] = {}
        for step in self.steps:
            limit = Limit.parse(step.time)
            sums[limit.unit] = sums.get(limit.unit, 0) + limit.amount
        return sums


class ProcessesFile(ContentModel):
    """Internal processes of one field."""

    kind: Literal["processes"]
    field: str
    source: str
    processes: list[ProcessContent]
