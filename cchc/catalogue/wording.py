"""How are the parts of a procedure said to an official or a citizen? Words for codes, limits, fees and papers."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.catalogue.models import ProcedureVersion, ProcessVersion
from cchc.catalogue.path import SAID
from cchc.catalogue.schema import DraftStep, Fee, Mark, Paper, ProcedureContent, TimeLimit
from cchc.ui.templatetags.ui import vnd
from cchc.worktime.limit import Limit, LimitUnit

ONLINE = {
    "full": "Toàn trình",
    "partial": "Một phần",
    "offered": "Có trực tuyến, chưa rõ mức",
    "none": "Chưa có trực tuyến",
    "unknown": "Chưa rõ",
}
CHANNELS = {"direct": "trực tiếp", "online": "trực tuyến", "post": "bưu chính công ích"}
AGENCIES = {
    "ubnd": "Ủy ban nhân dân cấp xã",
    "cong_an": "Công an cấp xã",
    "bhxh": "Bảo hiểm xã hội",
    "nhieu_co_quan": "Nhiều cơ quan, nộp một lần",
}
APPLICANTS = {"citizen": "cá nhân", "business": "doanh nghiệp", "organization": "tổ chức"}
HOLDERS = {
    "counter": "Một cửa",
    "officer": "Công chức chuyên môn",
    "field_lead": "Phụ trách lĩnh vực",
    "office": "Văn phòng, văn thư",
    "chair": "Chủ tịch",
    "vice_chair": "Phó Chủ tịch",
}
INTERLINKED = {"birth": "Liên thông nhóm khai sinh", "death": "Liên thông nhóm khai tử"}
FEE_KINDS = {"phi": "Phí", "le_phi": "Lệ phí"}
DOES = {does: f"{said[0].upper()}{said[1:]}" for does, said in SAID.items()}
MARKS = {
    Mark.FOUND: "",
    Mark.MEMORY: "theo trí nhớ, chưa đối chiếu nguồn",
    Mark.COMPOSED: "mẫu soạn",
}
DAYS = {LimitUnit.SAME_DAY: 0.0, LimitUnit.MINUTES: 1 / 480, LimitUnit.WORKING_DAYS: 1.0, LimitUnit.CALENDAR_DAYS: 1.0}


@dataclass(frozen=True)
class Line:
    """One limit, fee or paper as pages show it; `mark` says in words that it was not read in a public source."""

    said: str
    case: str
    note: str
    mark: str


@dataclass(frozen=True)
class PaperLine:
    name: str
    count: str
    form: str
    required: bool
    looked_up: bool
    note: str
    mark: str


def limits_of(content: ProcedureContent) -> list[Line]:
    return [Line(limit_said(line), case_said(line), line.note, MARKS[line.mark]) for line in content.limits]


def fees_of(content: ProcedureContent) -> list[Line]:
    return [
        Line(
            fee_said(fee),
            ", ".join(filter(None, (FEE_KINDS[fee.kind], case_said(fee)))),
            note_said(fee),
            MARKS[fee.mark],
        )
        for fee in content.fees
    ]


def papers_of(content: ProcedureContent) -> list[PaperLine]:
    return [
        PaperLine(
            name=paper.name,
            count=count_said(paper),
            form=form_said(paper),
            required=paper.required,
            looked_up=paper.looked_up,
            note=paper.note,
            mark=MARKS[paper.mark],
        )
        for paper in content.papers
    ]


def limit_said(line: TimeLimit) -> str:
    """«3 ngày làm việc»; what the source does not state is said, never guessed."""
    return Limit.parse(line.value).label if line.value else "chưa công bố thời hạn"


def fee_said(fee: Fee) -> str:
    """«8.000 đ một bản», «không thu»; null is «not published», never zero."""
    if fee.amount is None:
        return "chưa công bố mức thu"
    if fee.amount == 0:
        return "không thu"
    return f"{vnd(fee.amount)} một {fee.per}"


def note_said(line: TimeLimit | Fee) -> str:
    """The note, and the ceiling where one is published."""
    ceiling = f"mức tối đa {vnd(line.most)} một bản" if isinstance(line, Fee) and line.most else ""
    return "; ".join(filter(None, (line.note, ceiling)))


def case_said(line: TimeLimit | Fee) -> str:
    """For whom or in which case the line holds."""
    if line.case or not line.channels:
        return line.case
    return f"nộp {' hoặc '.join(CHANNELS[channel] for channel in line.channels)}"


def count_said(paper: Paper) -> str:
    """«1 bản chính, 2 bản sao»."""
    counts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    return ", ".join(f"{count} {name}" for count, name in counts if count)


def form_said(paper: Paper) -> str:
    """«mẫu CT01»."""
    return paper.form if not paper.form or paper.form.lower().startswith("mẫu") else f"mẫu {paper.form}"


def holder_said(step: DraftStep) -> str:
    """«Chủ tịch hoặc Phó Chủ tịch»."""
    return " hoặc ".join(HOLDERS[role] for role in step.roles) or "Chưa giao vai trò"


def time_said(step: DraftStep) -> str:
    """«14 giờ làm việc»."""
    return Limit.parse(step.time).label if step.time else "chưa ghi thời gian"


def facts_of(version: ProcedureVersion) -> list[tuple[str, str, str]]:
    """What else must be published: label, words, mark (Decree 63/2010/NĐ-CP, Article 8.2)."""
    content = version.content
    facts = [
        ("Mã thủ tục", content.code, MARKS[content.name_mark]),
        ("Mã khác cùng nguồn", ", ".join(content.other_codes), ""),
        ("Tên thường gọi", content.plain_name, ""),
        ("Lĩnh vực", version.procedure.field.name, ""),
        ("Cơ quan giải quyết", AGENCIES[content.agency], ""),
        ("Đối tượng", ", ".join(APPLICANTS[one] for one in content.applicants), ""),
        ("Cách nộp", ", ".join(CHANNELS[one] for one in content.channels), ""),
        ("Trực tuyến", ONLINE[content.online.value], MARKS[content.online.mark]),
        ("Liên thông", INTERLINKED.get(content.interlinked or "", "Không"), ""),
        ("Số bộ hồ sơ", str(content.sets), ""),
        ("Nguồn", content.source, ""),
        ("Ghi chú", content.note, ""),
    ]
    return [fact for fact in facts if fact[1]]


def lasts_days(content: ProcedureContent) -> float | None:
    """The first limit in days, so that lists can be narrowed by it; None when the source states none."""
    stated = content.limits[0].value
    if stated is None:
        return None
    limit = Limit.parse(stated)
    return limit.amount * DAYS[limit.unit]


def unverified(version: ProcedureVersion, process: ProcessVersion | None) -> int:
    """How many facts on the page were not read in a public source."""
    content = version.content
    marks = [content.name_mark, content.online.mark]
    marks += [limit.mark for limit in content.limits]
    marks += [fee.mark for fee in content.fees]
    marks += [paper.mark for paper in content.papers]
    if process is not None:
        whole = Mark(process.mark)
        marks += [whole, *(step.mark for step in process.path if step.mark is not whole)]
    return sum(mark is not Mark.FOUND for mark in marks)
