"""Is every procedure of onestop.md §10 shipped, with its marks and one process that fits its limit?"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc.catalogue.schema import Does, Mark, ProceduresFile, ProcessContent, ProcessesFile, TimeLimit
from cchc.content.reading import content_files, read
from cchc.worktime.limit import Limit, LimitUnit

# The procedures of onestop.md §10, by field.
CODES = {
    "ho-tich": "1.001193 1.000656 1.000894 1.004873 2.000635 1.000689 1.004859 1.004837 1.004845 3.000323 "
    "1.004884 1.004746 1.005461 1.004772 2.000528 2.000806 2.002189 1.000593 1.000419",
    "nuoi-con-nuoi": "2.001263",
    "chung-thuc": "2.000815 2.000884 2.000908 2.001035 2.000913 2.000927 2.000942 2.001019 2.001016 2.001406 "
    "2.000992 2.001008",
    "bao-tro-xa-hoi": "1.014027 1.014028 1.001776 1.001731 1.001699 1.001653 2.000286",
    "giam-ngheo": "1.011606 1.011607 1.011608 1.011609",
    "nguoi-co-cong": "1.010833 1.010824 1.010803 2.002307 2.002308",
    "ho-kinh-doanh": "1.001612 2.000720 1.001570 1.001266 2.000575 2.001283",
    "dat-dai": "1.013978 1.013949 1.012796 1.012818 1.012812",
    "xay-dung": "1.013225 1.013226 1.013227 1.013228 1.013229 1.013232",
    "cu-tru": "1.004222 1.004194 1.002755 1.003197 1.010028 1.010038",
    "van-hoa": "1.003622",
    "giao-duc": "2.002481 3.000182",
    "noi-vu": "1.013702 1.013703",
    "hoa-giai": "1.002211 2.000930 2.000950 2.000424",
    "thanh-tra": "2.001909 2.001801 2.002409 2.002396",
    "lien-thong": "3.000722 2.002913",
    # parts of the interlinked groups, §4.3; provisional codes, because the sources give none
    "can-cuoc": "0.000002",
    "bao-hiem-xa-hoi": "0.000001 0.000003",
}
PROVISIONAL = ["0.000001", "0.000003", "0.000002"]  # in the order of their files
AUTUMN_2026 = date(2026, 10, 1)
HOURS = {
    LimitUnit.MINUTES: 1 / 60,
    LimitUnit.WORKING_DAYS: 8,
    LimitUnit.CALENDAR_DAYS: 8,
    LimitUnit.SAME_DAY: 8,
}

PROCEDURE_FILES = content_files("procedures")
PROCESS_FILES = content_files("processes")
PROCEDURES = {p.code: p for path in PROCEDURE_FILES for p in read(path, ProceduresFile).procedures}
PROCESSES = [p for path in PROCESS_FILES for p in read(path, ProcessesFile).processes]
BY_CODE = {p.procedure: p for p in PROCESSES if p.procedure}


def hours(written: str) -> float:
    """A limit in hours, one day of any kind being eight hours, as the source's processes count."""
    limit = Limit.parse(written)
    return limit.amount * HOURS[limit.unit]


def rows_of(table: str) -> list[list[str]]:
    """Rows of four words, several rows a line."""
    words = table.split()
    return [words[at : at + 4] for at in range(0, len(words), 4)]


def texts(value: Any) -> Iterator[str]:
    """Every string inside a parsed YAML value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in texts(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in texts(inner))


@pytest.mark.parametrize("field", CODES)
def test_a_field_ships_exactly_its_codes(field: str) -> None:
    folder = PROCEDURE_FILES[0].parent
    shipped = [p.code for p in read(folder / f"{field}.yaml", ProceduresFile).procedures]
    assert sorted(shipped) == sorted(CODES[field].split())


def test_all_89_codes_are_there_once() -> None:
    shipped = Counter(p.code for path in PROCEDURE_FILES for p in read(path, ProceduresFile).procedures)
    wanted = [code for codes in CODES.values() for code in codes.split()]
    assert len(wanted) == len(set(wanted)) == 89
    assert shipped == Counter(wanted)


@pytest.mark.parametrize("path", PROCEDURE_FILES + PROCESS_FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_file_is_named_after_its_field(path: Path) -> None:
    schema = ProceduresFile if path.parent.name == "procedures" else ProcessesFile
    assert read(path, schema).field == path.stem


def test_rows_with_several_codes_name_each_other() -> None:
    assert PROCEDURES["2.000992"].other_codes == ["2.001008"]
    assert PROCEDURES["2.001008"].other_codes == ["2.000992"]
    assert set(PROCEDURES["2.000930"].other_codes) == {"2.000950", "2.000424"}
    assert [code for code, p in PROCEDURES.items() if p.name_mark is Mark.MEMORY] == [
        *PROVISIONAL,
        "2.000930",
        "2.000950",
        "2.000424",
    ]


def test_every_procedure_has_one_process_in_force() -> None:
    flows = Counter(p.procedure for p in PROCESSES if p.procedure and p.effective_from <= AUTUMN_2026)
    assert flows == Counter(list(PROCEDURES))


def test_a_process_begins_with_its_procedure() -> None:
    assert {code: flow.effective_from for code, flow in BY_CODE.items()} == {
        code: procedure.effective_from for code, procedure in PROCEDURES.items()
    }


@pytest.mark.parametrize("code", sorted(PROCEDURES))
def test_the_steps_fit_into_every_stated_limit(code: str) -> None:
    spent = sum(hours(step.time) for step in BY_CODE[code].steps)
    cases = [limit for limit in PROCEDURES[code].limits if limit.value and not settled_on_the_spot(code, limit)]
    assert [limit.value for limit in cases if spent > hours(limit.value or "")] == []


def settled_on_the_spot(code: str, limit: TimeLimit) -> bool:
    """A supplement to a civil-status entry is done the same day: its steps are the same, shortened."""
    return code == "1.004859" and limit.case == "bổ sung thông tin hộ tịch"


@pytest.mark.parametrize("code", sorted(PROCEDURES))
def test_a_process_without_limit_says_so(code: str) -> None:
    if any(limit.value for limit in PROCEDURES[code].limits):
        assert "chưa nêu thời hạn" not in BY_CODE[code].note
    else:
        assert "chưa nêu thời hạn" in BY_CODE[code].note


def test_what_the_source_does_not_state_has_a_note() -> None:
    fees = [(p.code, fee.note) for p in PROCEDURES.values() for fee in p.fees if fee.amount is None]
    limits = [(p.code, limit.note) for p in PROCEDURES.values() for limit in p.limits if limit.value is None]
    assert [code for code, note in fees if "chưa công bố trong nguồn" not in note] == []
    assert [code for code, note in limits if not note] == []
    assert {code for code, _ in fees} == {
        "1.000689", "2.000528", "2.000806", "2.002189", "1.014027", "1.001776", "1.001731", "2.000286",
        "1.001612", "2.000720", "2.000575", "2.001283", "1.013978", "1.013949", "1.012796", "1.012818",
        "1.013229", "1.013232", "3.000722", "2.002913",
    }  # fmt: skip
    assert {code for code, _ in limits} == {
        "1.011606", "2.001283", "2.002307", "2.002308", "3.000182", "1.002211", "2.000930", "2.000950",
        "2.000424", "2.001909", "2.002913", "0.000002", "0.000003",
    }  # fmt: skip


def test_every_conditional_paper_names_its_case() -> None:
    silent = [
        (p.code, paper.code) for p in PROCEDURES.values() for paper in p.papers if not paper.required and not paper.note
    ]
    assert silent == []


# code, place of the limit, value, mark: transcribed from onestop.md §10
LIMITS = rows_of(
    """
1.001193 0 sameday found   1.000894 1 5wd found      1.004873 0 3wd found      1.000689 1 8wd found
1.004859 1 6wd found       1.004859 2 sameday found  1.004845 0 2wd found      3.000323 0 3wd memory
1.004884 0 5wd memory      1.004746 0 5wd found      2.000528 0 sameday memory 2.000806 0 15d found
1.000593 0 5wd found       1.000419 0 5wd memory     2.001263 0 30d memory     2.001035 0 2wd found
2.000927 0 2wd memory      1.014027 0 10wd found     1.014028 0 3wd found      1.001699 0 25wd found
1.001653 0 5wd memory      2.000286 0 10wd found     2.000286 1 15wd found     1.011607 0 15d memory
1.011609 0 15d found       1.010833 0 5wd found      1.010824 0 24d found      1.010824 1 19d found
1.001612 0 3wd found       1.013978 0 17wd found     1.013978 1 20wd found     1.013978 2 27wd found
1.013949 0 15d found       1.012796 0 8wd found      1.012818 1 35wd found     1.012812 0 30d found
1.013225 0 15d found       1.013226 0 15d memory     1.013227 0 5wd memory     1.004222 0 7wd found
1.004194 0 3wd found       1.002755 0 3wd memory     1.010038 0 5wd memory     1.003622 0 15d found
1.013703 0 60wd found      2.001801 0 10wd memory    2.002409 1 45d memory     2.002396 0 30d memory
3.000722 0 4wd memory      3.000722 1 6wd memory
"""
)

# code, place of the fee, amount («-» not published), mark
FEES = rows_of(
    """
1.001193 0 0 found         1.001193 1 8000 found     1.000894 0 0 found        1.004873 0 5000 found
2.000635 0 8000 found      1.000689 0 - found        1.004859 0 10000 found    1.004845 0 0 memory
1.004884 0 8000 found      1.004746 0 30000 found    1.004772 0 8000 memory    2.000806 0 - memory
2.001263 0 400000 found    2.000815 0 2000 found     2.000815 1 1000 found     2.000884 0 10000 found
2.000908 0 0 found         2.001035 0 50000 found    2.000913 0 30000 found    2.000927 0 25000 found
2.000942 0 2000 memory     2.000992 0 10000 memory   1.014027 0 - memory       1.014028 0 0 found
1.001612 0 - found         1.001266 0 0 memory       1.013978 0 - found        1.012812 0 0 found
1.013225 1 150000 found    1.013226 0 75000 memory   1.013227 0 15000 found    1.004222 0 20000 found
1.004222 1 10000 found     1.004194 0 15000 memory   1.003197 0 0 found        1.010028 0 0 memory
3.000722 0 - memory
"""
)


@pytest.mark.parametrize("row", LIMITS, ids=" ".join)
def test_a_limit_and_its_mark(row: list[str]) -> None:
    code, place, value, mark = row
    limit = PROCEDURES[code].limits[int(place)]
    assert (limit.value, limit.mark) == (value, mark)


@pytest.mark.parametrize("row", FEES, ids=" ".join)
def test_a_fee_and_its_mark(row: list[str]) -> None:
    code, place, amount, mark = row
    fee = PROCEDURES[code].fees[int(place)]
    assert (fee.amount, fee.mark) == (None if amount == "-" else int(amount), mark)


def test_the_fee_of_a_certified_copy_is_per_page_and_capped() -> None:
    fees = PROCEDURES["2.000815"].fees
    assert [(fee.per, fee.kind) for fee in fees] == [("trang", "phi")] * 2
    assert [fee.most for fee in fees] == [200_000] * 2


@pytest.mark.parametrize(
    ("code", "value", "mark"),
    [
        ("1.001193", "full", "memory"),  # a channel was found, its level is memory
        ("1.000894", "partial", "memory"),
        ("1.004845", "unknown", "memory"),
        ("1.004746", "offered", "found"),
        ("1.000593", "none", "memory"),
        ("1.011606", "none", "found"),
        ("2.000720", "offered", "memory"),
    ],
)
def test_an_online_level_and_its_mark(code: str, value: str, mark: str) -> None:
    online = PROCEDURES[code].online
    assert (online.value, online.mark) == (value, mark)


FOUND_PAPERS = """
1.001193 1.000656 1.000894 1.004873 2.000635 1.000689 1.004859 1.004837 1.004746 2.000528 2.000815 1.014027
1.014028 1.001776 1.001731 1.001699 2.000286 1.011606 1.011609 1.010833 1.010824 1.001612 1.013978 1.013949
1.012796 1.012818 1.012812 1.003622 1.013702 1.013703
"""


def test_papers_carry_the_mark_of_their_row() -> None:
    found = {code for code, p in PROCEDURES.items() if any(paper.mark is Mark.FOUND for paper in p.papers)}
    assert found == set(FOUND_PAPERS.split())


# The processes of onestop.md §11; one step of the source that is several verbs here is split.
GIVEN = {
    "2.000908": "2h 3h 2h 0.5h 0.5h",  # P1, its last hour split
    "2.000815": "0.5h 1.5h 1h 0.5h 0.5h",
    "1.001193": "1h 3h 2h 1h 1h",
    "1.004873": "2h 2h 14h 4h 1h 1h",
    "1.001612": "2h 14h 5h 1h 2h",
    "1.001776": "4h 4h 40h 16h 4h 8h 2h 2h",
    "1.014028": "2h 2h 12h 4h 2h 2h",
    "1.001699": "4h 56h 40h 40h 32h 16h 4h 8h",
    "1.012812": "1d 10d 5d 8d 4d 1d 1d",  # P9, its last 6 days split
    "1.013949": "2h 4h 2h 8h 4h 12h 4h 4h 4h 28h 8h 8h 2h 2h",  # P10, its days as 8 h; the last two composed
    None: "1d 3wd 15d 3wd 1wd 1wd",  # P11, its last 5 working days split
    "3.000722": "1h 8h 8h 4h 4h 2h 2h 2h",  # P12 states only the 8 h
}


@pytest.mark.parametrize("code", GIVEN, ids=str)
def test_the_given_processes_keep_their_times(code: str | None) -> None:
    (flow,) = [p for p in PROCESSES if p.procedure == code]
    written = [Limit.parse(time) for time in GIVEN[code].split()]
    assert [Limit.parse(step.time) for step in flow.steps] == written
    found = {"2.000908", "1.013949", None}
    assert flow.mark is (Mark.FOUND if code in found else Mark.COMPOSED)


def test_only_the_steps_read_in_a_source_are_marked_found() -> None:
    found = {p.procedure: sum(step.mark is Mark.FOUND for step in p.steps) for p in PROCESSES}
    assert {code: count for code, count in found.items() if count} == {"2.000908": 3, "1.013949": 12, None: 3}


@pytest.mark.parametrize("flow", PROCESSES, ids=lambda flow: str(flow.procedure))
def test_a_signer_can_send_the_dossier_back_to_an_examining_step(flow: ProcessContent) -> None:
    decide = next(step for step in flow.steps if step.does is Does.DECIDE)
    assert decide.back_to is not None
    assert flow.steps[decide.back_to - 1].does is Does.EXAMINE


@pytest.mark.parametrize("path", PROCEDURE_FILES + PROCESS_FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_texts_are_nfc_and_trimmed(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", raw)
    assert [text for text in texts(yaml.safe_load(raw)) if text != text.strip() or "  " in text] == []
