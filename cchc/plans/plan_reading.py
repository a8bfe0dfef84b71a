"""What do the rows of a table mean in this unit and year, and what has to be asked because they do not say it?

reading = read_rows(rows, staff, taxonomy, year, answers)
reading.questions          # each with its choices and the rows that it decides
reading.lines              # as far as understood
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from cchc.organization.models import Post
from cchc.plans.drafting import Beginning, GoalWords, LineWords
from cchc.plans.due_words import DueRead, due_read
from cchc.plans.models import DueKind, ProgrammeTarget
from cchc.plans.people_words import Partners, Staff, plain
from cchc.plans.plan_table import Row
from cchc.plans.schema import TaxonomyFile

LATER = "de-sau"  # the answer of who leaves it open
DAYS = "ngay"  # the answer of who writes the days in the box beside
ALL = "tat-ca"  # the answer of who means everybody whom the words fit
Choices = list[tuple[str, str]]


@dataclass
class Question:
    """One thing that the table does not say plainly, asked once for all the rows that say it so."""

    key: str
    kind: str  # lead, partner, due, content, planned
    about: str  # equal words, or the one row
    said: str
    choices: Choices
    rows: list[str] = field(default_factory=list)
    refusal: str = ""


@dataclass(frozen=True)
class LineRead:
    """One row of the preview: its words, and the questions that it waits for, by part."""

    row: Row
    words: LineWords | GoalWords | None
    unknown_partners: tuple[str, ...] = ()
    asked: dict[str, str] = field(default_factory=dict)  # part: key of the question


@dataclass
class Reading:
    lines: list[LineRead]
    questions: dict[str, Question]

    @property
    def open_questions(self) -> list[Question]:
        return [each for each in self.questions.values() if each.refusal]

    def beginning(self) -> Beginning:
        words = [each.words for each in self.lines]
        return Beginning(
            [each for each in words if isinstance(each, LineWords)],
            [each for each in words if isinstance(each, GoalWords)],
        )


@dataclass
class _Reader:
    staff: Staff
    taxonomy: TaxonomyFile
    year: int
    answers: Mapping[str, str]
    questions: dict[str, Question] = field(default_factory=dict)

    def ask(self, kind: str, said: str, row: Row, choices: Choices) -> str:
        """The key of the question; equal words are one question, an empty cell is one for each row."""
        place = plain(said) or f"{row.place} {row.number}"
        same = (key for key, each in self.questions.items() if (each.kind, each.about) == (kind, place))
        found = next(same, "")
        if not found:
            found = f"{kind}-{len(self.questions) + 1}"
            self.questions[found] = Question(found, kind, place, said, choices)
        self.questions[found].rows.append(_label(row))
        return found

    def answer(self, key: str) -> str:
        """What was chosen; an answer that is no choice is none."""
        question, given = self.questions[key], self.answers.get(key, "")
        if given and given in {value for value, _ in question.choices}:
            return given
        question.refusal = "Hãy chọn một mục."
        return ""

    def lead(self, row: Row, asked: dict[str, str]) -> Post | None:
        said = _words(row, "lead")
        meant = self.staff.meant(said)
        if len(meant) == 1:
            return meant[0]
        first = self.staff.candidates(said)
        choices = [(str(post.pk), str(post)) for post in dict.fromkeys([*first, *self.staff.posts])]
        asked["lead"] = self.ask("lead", said, row, [*choices, (LATER, "Để trống, điền sau")])
        given = self.answer(asked["lead"])
        return next((post for post in self.staff.posts if str(post.pk) == given), None)

    def partners(self, row: Row, lead: Post | None, asked: dict[str, str]) -> Partners:
        """Words that fit several are asked, as of a lead; here all of them may be meant, or nobody yet."""
        read = self.staff.partners(row.texts.get("partners", ""), lead)
        posts, unknown = list(read.posts), list(read.unknown)
        for said, meant in read.several:
            key = self.ask("partner", said, row, [
                *((str(post.pk), str(post)) for post in meant), (ALL, "Tất cả những người này"),
                (LATER, "Giữ nguyên chữ, chưa chọn ai"),
            ])  # fmt: skip
            asked.setdefault("partners", key)
            given = self.answer(key)
            posts.extend(post for post in meant if given in (ALL, str(post.pk)) and post != lead)
            unknown.extend([said] if given == LATER else [])
        return Partners(tuple(dict.fromkeys(posts)), tuple(unknown))

    def due(self, row: Row, asked: dict[str, str]) -> DueRead:
        text = row.texts.get("due", "")
        read = due_read(_words(row, "due"), self.year) or due_read(text.strip().replace("\n", "; "), self.year)
        if read:
            return read
        asked["due"] = key = self.ask("due", _words(row, "due"), row, [
            (DAYS, "Ngày ghi ở ô bên"), (DueKind.ONGOING, "Thường xuyên, cả năm"),
            (DueKind.EVENT, "Khi có sự kiện, chưa có hạn"), (LATER, "Để trống, điền sau"),
        ])  # fmt: skip
        given = self.answer(key)
        if given == DAYS:
            read = due_read(self.answers.get(f"{key}-ngay", ""), self.year)
            if read is None:
                self.questions[key].refusal = f"Hãy ghi ngày như 31/01, Quý II, tháng 5 của năm {self.year}."
            return read or DueRead("")
        if given == DueKind.ONGOING:
            return DueRead(DueKind.ONGOING, (date(self.year, 12, 31),))
        return DueRead(DueKind.EVENT if given == DueKind.EVENT else "")

    def content(self, row: Row, asked: dict[str, str]) -> str:
        if row.content:
            return row.content
        choices = [(each.code, each.name) for each in self.taxonomy.contents]
        asked["content"] = self.ask("content", row.heading, row, [*choices, (LATER, "Để trống, điền sau")])
        given = self.answer(asked["content"])
        return "" if given == LATER else given

    def planned(self, row: Row, asked: dict[str, str]) -> Decimal | None:
        value = number_read(row.texts.get("planned", ""))
        if value is not None:
            return value
        asked["planned"] = key = self.ask("planned", f"{_words(row, 'target')}: {_words(row, 'planned')}", row, [
            (DAYS, "Số ghi ở ô bên"), (LATER, "Không lấy chỉ tiêu này"),
        ])  # fmt: skip
        if self.answer(key) == DAYS:
            value = number_read(self.answers.get(f"{key}-ngay", ""))
            if value is None:
                self.questions[key].refusal = "Hãy ghi một số, ví dụ: 98,5."
        return value


def read_rows(
    rows: Iterable[Row], staff: Staff, taxonomy: TaxonomyFile, year: int, answers: Mapping[str, str]
) -> Reading:
    """Every row as far as it is understood with the answers given so far."""
    reader = _Reader(staff, taxonomy, year, answers)
    lines = [_target(row, reader) if row.is_target else _line(row, reader) for row in rows]
    return Reading(lines, reader.questions)


def _line(row: Row, reader: _Reader) -> LineRead:
    asked: dict[str, str] = {}
    lead, due = reader.lead(row, asked), reader.due(row, asked)
    partners = reader.partners(row, lead, asked)
    words = LineWords(
        title=_words(row, "title"), content=reader.content(row, asked), product=_words(row, "product"),
        lead_text=_words(row, "lead"), lead=lead, partners_text=_words(row, "partners"), partners=partners.posts,
        due_text=_words(row, "due"), due_kind=due.kind, due_days=due.days, budget=_words(row, "budget"),
        basis=_words(row, "basis"),
    )  # fmt: skip
    return LineRead(row, words, partners.unknown, asked)


def _target(row: Row, reader: _Reader) -> LineRead:
    asked: dict[str, str] = {}
    planned = reader.planned(row, asked)
    lead = reader.lead(row, asked)
    at_most = row.texts.get("planned", "").strip().startswith(("≤", "<", "không quá"))
    words = None if planned is None else GoalWords(
        name=_words(row, "target"), planned=planned, content=row.content,
        measure=_words(row, "measure") or ("%" if "%" in row.texts.get("planned", "") else ""),
        direction=ProgrammeTarget.Direction.AT_MOST if at_most else ProgrammeTarget.Direction.AT_LEAST,
        lead_text=_words(row, "lead"), lead=lead,
    )  # fmt: skip
    return LineRead(row, words, (), asked)


def number_read(text: str) -> Decimal | None:
    """«≥ 98,5 %», «1.200»: a number as offices write it; none when there is not exactly one."""
    bare = text.replace("%", "").strip(" ≥≤<>=")
    bare = bare.removeprefix("không quá").removeprefix("từ").removesuffix("trở lên").strip()
    if bare.count(".") and "," not in bare and all(len(part) == 3 for part in bare.split(".")[1:]):
        bare = bare.replace(".", "")
    try:
        value = Decimal(bare.replace(".", "", bare.count(".") if "," in bare else 0).replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value < 10**10 else None


def _words(row: Row, key: str) -> str:
    return " ".join(row.texts.get(key, "").split())


def _label(row: Row) -> str:
    name = _words(row, "title") or _words(row, "target")
    return f"{row.place}, dòng {row.number}: {name}"
