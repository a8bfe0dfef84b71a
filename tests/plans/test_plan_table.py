"""A real-looking table is read as it is meant; what it does not say is asked once, and a broken cell is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from cchc.lifecycle.refusal import ActionRefused
from cchc.organization.models import Post
from cchc.plans.drafting import LineWords
from cchc.plans.models import DueKind, Plan
from cchc.plans.people_words import Staff
from cchc.plans.plan_reading import ALL, DAYS, LATER, Reading, number_read, read_rows
from cchc.plans.plan_table import Table, content_in, read_plan_table
from cchc.plans.plan_writing import Written, excel_of, number_said, word_of
from cchc.plans.rules import taxonomies
from cchc.plans.table_reading import Grid, read_tables
from tests.factories.office import actor, ward
from tests.factories.plan_files import demonstration_plan, excel, word
from tests.factories.plans import plan_at

pytestmark = pytest.mark.django_db
NQ76 = taxonomies()["nq76"]
YEAR = 2026


def table(file: BytesIO) -> Table:
    return read_plan_table(read_tables(file, "ke-hoach"), NQ76)


def grid(*rows: list[str], wide: frozenset[int] = frozenset()) -> Table:
    return read_plan_table([Grid("Trang tính «A»", list(rows), wide)], NQ76)


def reading(found: Table, **answers: str) -> Reading:
    return read_rows(
        found.rows, Staff.of(ward()), NQ76, YEAR, {key.replace("_", "-"): text for key, text in answers.items()}
    )


HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian", "Kinh phí", "Căn cứ"]


@pytest.mark.parametrize("file", [excel, word])
def test_the_forty_two_tasks_with_content_lead_and_deadline(file: Callable[[], BytesIO]) -> None:
    found = table(file())
    shipped = demonstration_plan().lines
    assert [row.texts["title"] for row in found.rows] == [line.title for line in shipped]
    assert [row.content for row in found.rows] == [line.content for line in shipped]
    assert [row.texts["lead"] for row in found.rows] == [line.lead for line in shipped]
    assert len(found.headings) == 7
    assert not found.faults
    asked = reading(found).questions.values()
    assert [(each.kind, each.said) for each in asked] == [
        ("lead", "VP-TP"), ("lead", "PVHCC"), ("partner", "PVHCC"), ("due", "theo kỳ; 15/12"), ("due", "theo quy định"),
    ]  # fmt: skip


def test_tables_without_headings_are_named() -> None:
    assert table(excel()).ignored == ["Trang tính «Bìa»"]
    assert table(word()).ignored == ["Bảng 1"]


def test_one_question_for_all_rows_that_say_the_same() -> None:
    found = table(excel())
    read = reading(found)
    lead = next(each for each in read.questions.values() if each.said == "PVHCC")
    assert len(lead.rows) == 10
    assert lead.rows[0].startswith("Trang tính «Phụ lục», dòng ")
    assert ["Công chức Bộ phận Một cửa" in name for _, name in lead.choices[:4]] == [True, True, True, False]
    chosen = actor("motcua").post
    again = reading(found, **{lead.key: str(chosen.pk)})
    led = [
        each.words.lead for each in again.lines if isinstance(each.words, LineWords) and each.words.lead_text == "PVHCC"
    ]
    assert set(led) == {chosen}
    assert lead.key not in {each.key for each in again.open_questions}


def test_a_partner_who_may_be_several_is_chosen_or_stays_in_words() -> None:
    found = grid(HEAD, ["1", "Tập huấn", "Lớp", "VP", "PVHCC; VHXH; Sở Nội vụ", "15/12", "", ""])
    (question,) = [each for each in reading(found).questions.values() if each.kind == "partner"]
    assert (question.said, question.refusal) == ("PVHCC", "Hãy chọn một mục.")
    clerk, head = actor("motcua").post, actor("truongphongvhxh").post

    def answered(answer: str) -> tuple[set[Post], tuple[str, ...]]:
        (line,) = reading(found, **{question.key: answer}).lines
        assert isinstance(line.words, LineWords)
        return set(line.words.partners), line.unknown_partners

    assert answered(str(clerk.pk)) == ({clerk, head}, ("Sở Nội vụ",))
    assert len(answered(ALL)[0]) == 4
    assert answered(LATER) == ({head}, ("Sở Nội vụ", "PVHCC"))


def test_answers_of_a_deadline() -> None:
    found = grid(
        HEAD,
        ["1", "Việc", "Báo cáo", "VP", "", "theo quy định", "", ""],
    )
    (question,) = [each for each in reading(found).questions.values() if each.kind == "due"]
    assert question.refusal == "Hãy chọn một mục."

    def answered(**answers: str) -> Any:
        read = reading(found, **answers)
        words = read.lines[0].words
        assert isinstance(words, LineWords)
        return words.due_kind, words.due_days, read.questions[question.key].refusal

    key = question.key
    assert answered(**{key: DueKind.EVENT}) == ("event", (), "")
    assert answered(**{key: DueKind.ONGOING}) == ("ongoing", (date(2026, 12, 31),), "")
    assert answered(**{key: LATER}) == ("", (), "")
    assert answered(**{key: DAYS, f"{key}_ngay": "Quý I; 15/12"}) == (
        "day",
        (date(2026, 3, 31), date(2026, 12, 15)),
        "",
    )
    assert answered(**{key: DAYS, f"{key}_ngay": "sớm"})[2].startswith("Hãy ghi ngày như 31/01")
    assert answered(**{key: "khác"})[2] == "Hãy chọn một mục."


def test_a_missing_lead_is_asked_for_its_own_row() -> None:
    found = grid(HEAD, ["II.", "Cải cách thể chế", *[""] * 6], ["1", "Việc A", "Báo cáo", "", "", "30/6", "", ""],
                 ["2", "Việc B", "Báo cáo", "", "", "30/6", "", ""])  # fmt: skip
    read = reading(found)
    assert [each.rows for each in read.questions.values()] == [
        ["Trang tính «A», dòng 3: Việc A"], ["Trang tính «A», dòng 4: Việc B"],
    ]  # fmt: skip
    assert {line.row.content for line in read.lines} == {"ND1"}


def test_an_unknown_heading_is_asked_once_and_ends_the_one_before() -> None:
    found = grid(HEAD, ["I", "Cải cách thể chế", *[""] * 6], ["1", "Việc A", "", "VP", "", "30/6", "", ""],
                 ["II", "Nhiệm vụ khác", *[""] * 6], ["2", "Việc B", "", "VP", "", "30/6", "", ""],
                 ["3", "Việc C", "", "VP", "", "30/6", "", ""])  # fmt: skip
    assert [row.content for row in found.rows] == ["ND1", "", ""]
    (question,) = reading(found).questions.values()
    assert (question.kind, question.said, len(question.rows)) == ("content", "II Nhiệm vụ khác", 2)
    read = reading(found, **{question.key: "ND5"})
    assert [each.words.content for each in read.lines if each.words] == ["ND1", "ND5", "ND5"]


def test_a_heading_below_a_heading_keeps_the_content() -> None:
    found = grid(HEAD, ["II. Cải cách thủ tục hành chính", *[""] * 7], ["1.1", "Kiểm soát công vụ", *[""] * 6],
                 ["1", "Việc A", "", "VP", "", "30/6", "", ""], wide=frozenset({1, 2}))  # fmt: skip
    assert [row.content for row in found.rows] == ["ND2"]


def test_headings_on_two_rows_and_a_row_of_numbers() -> None:
    found = grid(["STT", "Nội dung công việc", "Kết quả", "Đơn vị thực hiện", "", "Tiến độ"],
                 ["", "", "", "Chủ trì", "Phối hợp", ""], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
                 ["A", "Cải cách tài chính công", "", "", "", ""], ["1", "Việc A", "Quy chế", "KT", "VP",
                                                                    "Quý I"])  # fmt: skip
    (row,) = found.rows
    assert (row.texts["lead"], row.texts["partners"], row.texts["due"]) == ("KT", "VP", "Quý I")
    assert (row.number, row.content) == (5, "ND5")


def test_targets() -> None:
    found = grid(["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "Đơn vị chủ trì"],
                 ["1", "Hồ sơ đúng hạn", "%", "≥ 98,5", "VP"],
                 ["2", "Hồ sơ trễ", "hồ sơ", "≤ 1.200", "VP"], ["3", "Hài lòng", "%", "cao", "VP"])  # fmt: skip
    read = reading(found)
    (question,) = read.questions.values()
    assert (question.kind, question.said) == ("planned", "Hài lòng: cao")
    goals = reading(found, **{question.key: LATER}).beginning().goals
    assert [(goal.measure, float(goal.planned), goal.direction) for goal in goals] == [
        ("%", 98.5, "at_least"), ("hồ sơ", 1200.0, "at_most"),
    ]  # fmt: skip
    assert len(reading(found, **{question.key: DAYS, f"{question.key}_ngay": "90"}).beginning().goals) == 3


def test_a_broken_cell_is_named_by_sheet_row_and_column() -> None:
    found = grid(HEAD, ["1", "Việc", "#REF!", "VP", "", "30/6", "", ""], ["2", "", "Báo cáo", "VP", "", "30/6", "", ""],
                 ["3", "V" * 501, "Báo cáo", "VP", "", "30/6", "", ""])  # fmt: skip
    assert found.faults == [
        "Trang tính «A», dòng 2, cột C (Sản phẩm): ô có lỗi công thức «#REF!». Hãy sửa trong tệp.",
        "Trang tính «A», dòng 3, cột B (Nhiệm vụ): dòng này chưa ghi nhiệm vụ.",
        "Trang tính «A», dòng 4, cột B (Nhiệm vụ): dài hơn 500 chữ. Hãy rút gọn trong tệp.",
    ]


@pytest.mark.parametrize(("content", "sentence"), [
    (b"not a table", "không phải Excel (XLSX) hoặc Word (DOCX)"),
    (b"PK\x03\x04 broken", "không phải Excel (XLSX) hoặc Word (DOCX)"),
    (b"x" * (5 * 1024 * 1024 + 1), "lớn hơn 5 MB"),
])  # fmt: skip
def test_a_file_that_cannot_be_read(content: bytes, sentence: str) -> None:
    with pytest.raises(ActionRefused) as refused:
        read_tables(BytesIO(content), "ke-hoach.xlsx")
    assert sentence in str(refused.value.refusal)


def test_a_day_typed_as_a_day_in_excel() -> None:
    def change(book: Any, sheet: Any) -> None:
        sheet.write_datetime(8, 5, date(2026, 1, 31), book.add_format({"num_format": "dd/mm"}))

    assert table(excel(change)).rows[0].texts["due"] == "31/01/2026"


@pytest.mark.parametrize("write", [excel_of, word_of])
def test_what_is_written_is_read_back_as_the_same_plan(write: Callable[[Written], bytes]) -> None:
    found = table(excel())
    given = {"lead": str(actor("motcua1").post.pk), "partner": ALL, "due": DAYS}
    answers = {each.key: str(actor("tuphap").post.pk) if each.said == "VP-TP" else given[each.kind]
               for each in reading(found).questions.values()}  # fmt: skip
    answers |= {f"{key}-ngay": "Quý II; 15/12" for key, answer in answers.items() if answer == DAYS}
    begun = reading(found, **answers).beginning()
    plan = plan_at(Plan.Status.DRAFTING, *begun.lines)
    again = reading(table(BytesIO(write(Written(plan)))))
    assert not again.questions
    both = [
        [
            (each.title, each.content, each.product, each.lead, each.due_kind, each.due_days, each.partners)
            for each in lines
        ]
        for lines in (begun.lines, again.beginning().lines)
    ]
    assert both[0] == both[1]
    (goal,) = again.beginning().goals
    assert (goal.name, goal.planned, goal.lead) == ("Hồ sơ giải quyết đúng hạn", 98, actor("truongphongvhxh").post)


def test_the_blank_layout_has_every_heading_and_no_row() -> None:
    found = table(
        BytesIO(excel_of(Written(Plan(unit=ward(), year=YEAR, title="Kế hoạch", taxonomy="nq76"), is_blank=True)))
    )
    assert len(found.headings) == 14
    assert not found.rows


@pytest.mark.parametrize(("heading", "code"), [
    ("II. Cải cách thủ tục hành chính", "ND2"), ("CẢI CÁCH TTHC", "ND2"), ("Công tác chỉ đạo, điều hành", "ND0"),
    ("Xây dựng và phát triển Chính phủ điện tử, Chính phủ số", "ND6"), ("Cải cách tổ chức bộ máy", "ND3"),
    ("Cải cách chế độ công vụ", "ND4"), ("Cải cách tài chính công", "ND5"), ("Kinh phí", ""), ("", ""),
])  # fmt: skip
def test_contents(heading: str, code: str) -> None:
    assert content_in(heading, NQ76) == code


@pytest.mark.parametrize(("text", "value"), [
    ("98", "98"), ("≥ 98,5 %", "98,5"), ("100%", "100"), ("1.200", "1200"), ("từ 90 trở lên", "90"), ("cao", None),
    ("", None), ("90-95", None), ("-3", None),
])  # fmt: skip
def test_numbers(text: str, value: str | None) -> None:
    read = number_read(text)
    assert (None if read is None else number_said(read)) == value
