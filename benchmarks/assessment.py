"""P4: what does a sheet of 430 criteria cost: to open it, to save one score, to check all of it?

A ward on SQLite with a year of 10,000 dossiers behind its figures. The pages are asked as a browser asks them, through
the product's own middleware and templates, in process; the check is the one before submission. Ten criteria in each of
ten fields are proposed from records, every fifth is scored with evidence.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import django

from benchmarks.installations import offices
from benchmarks.measuring import REPEATS, row

if TYPE_CHECKING:
    from cchc.parindex.models import Assessment, LeafScore, Rubric

FIELDS, INSIDE, DOSSIERS = 10, 43, 10_000
FIGURES = (  # of one fact and another
    "dossiers_on_time", "online_share", "steps_on_time", "late_with_apology", "interlinked_on_time",
    "tasks_on_time", "papers_looked_up", "postings_on_time", "inspection_plan_done", "findings_fixed",
)  # fmt: skip
WHERE = "430 criteria, sqlite"


def run() -> list[dict[str, Any]]:
    with offices("sqlite") as all_offices:
        os.environ.update(all_offices.prepared().environment)
        django.setup()
        from benchmarks.filled import fill
        from cchc.indicators.daily import keep_daily_figures
        from cchc.parindex.checking import missing_now

        fill(DOSSIERS)
        keep_daily_figures()
        sheet = _sheet()
        opened, saved, counted = _pages(sheet)
        checked = _timed(lambda: missing_now(sheet))
        from django.db import connection

        connection.close()
    return [
        row("P4", f"open the sheet, {WHERE}", opened, unit="ms", must=["ours ≤ 150"]),
        row("P4", f"save one score, {WHERE}", saved, unit="ms", must=["ours ≤ 30"]),
        row("P4", f"save one score that a figure proposes, {WHERE}", counted, unit="ms", must=["ours ≤ 30"]),
        row("P4", f"check before submission, {WHERE}", checked, unit="ms", must=["ours ≤ 100"]),
    ]  # fmt: skip


def _pages(sheet: Assessment) -> tuple[list[float], ...]:
    from tests.factories.office import signed_in

    client = signed_in("vanphong")
    here = "/chi-so/danh-gia/"
    plain, proposed = sheet.lines.get(code="10.43"), sheet.lines.get(code="1.1")

    def opened() -> None:
        assert client.get(f"{here}phieu/{sheet.pk}/").status_code == 200

    def save(line: LeafScore) -> None:
        said = {"a": "4", "b": "3", "note": "Theo sổ của phường"}
        assert client.post(f"{here}tieu-chi/{line.pk}/score_leaf/", said).status_code == 302

    return _timed(opened), _timed(lambda: save(plain)), _timed(lambda: save(proposed))


def _timed(work: Callable[[], Any]) -> list[float]:
    """Milliseconds of each repeat; once before to warm up."""
    work()
    spent = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1000)
    return spent


def _sheet() -> Assessment:
    """A rehearsal of the office with every fifth criterion scored and proved."""
    from cchc.lifecycle.clock import today
    from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence
    from cchc.parindex.actions.open_round import open_round
    from tests.factories.office import actor
    from tests.factories.rounds import line, sheet_of, words

    office = actor("vanphong")
    of = open_round(by=office, words=words(rubric=_wide()))
    sheet = sheet_of(of)
    codes = list(sheet.lines.filter(code__contains=".").values_list("code", flat=True))[::5]
    _score(sheet, codes)
    said = EvidenceWords(title="Kế hoạch cải cách hành chính", address="/ke-hoach/", issued_on=today())
    add_evidence(line=line(sheet, codes[0]), by=office, codes=codes, words=said)
    return sheet_of(of)


def _score(sheet: Assessment, codes: list[str]) -> None:
    from cchc.parindex.actions.score_leaf import score_leaf
    from tests.factories.office import actor
    from tests.factories.rounds import line

    for code in codes:
        score_leaf(line=line(sheet, code), by=actor("vanphong"), inputs={"a": 4, "b": 3}, note="Đối chiếu sổ giấy")


def _wide() -> Rubric:
    from cchc.parindex.models import Rubric
    from tests.factories.rounds import SMALL

    leaf = {"name": "Hồ sơ giải quyết đúng hạn", "max": "1", "rule": {"kind": "RATIO_LINEAR"},
            "evidence": [{"label": "Trích xuất"}]}  # fmt: skip
    parts = [
        {"code": str(field), "name": f"Lĩnh vực {field}", "max": str(INSIDE), "parts": [
            leaf | {"code": f"{field}.{number}"}
            | ({"figure": FIGURES[number - 1]} if number <= len(FIGURES) else {})
            for number in range(1, INSIDE + 1)
        ]}
        for field in range(1, FIELDS + 1)
    ]  # fmt: skip
    document = SMALL | {"code": "RONG", "scale": str(FIELDS * INSIDE), "parts": parts, "bonuses": [], "penalties": []}
    wide = Rubric(code="RONG", version=1, title="Rộng", document=document)
    wide.save(force_insert=True)
    return wide
