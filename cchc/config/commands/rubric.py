"""`cchc rubric check|score`: is a rubric usable, and how many points does it give for these inputs? No database is
opened."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
import django
from django.conf import settings

from cchc.content.reading import ContentError
from cchc.worktime.loading import calendar
from cchc.worktime.zone import CalendarError

MALFORMED = 2
ONE_FILE = click.Path(path_type=Path)
HOW_TO_SCORE = """Chấm điểm theo bộ tiêu chí FILE với số liệu INPUTS, in kết quả dạng JSON.

INPUTS là tệp JSON ghi năm đánh giá và số liệu của từng mục chấm, theo mã:

\b
{"year": 2025, "inputs": {
  "1.1.1": {"on": "2025-01-31T23:59"},
  "1.1.3": {"a": 40, "b": 32},
  "1.2.1": {"counts": {"late": 1, "missing": 0}},
  "2.2.1": {"not_applicable": true}}}

Mục thiếu số liệu thì «points» là null (chưa chấm), không phải 0. Điểm in dạng chữ, đúng từng chữ số lẻ.

\b
Số liệu theo cách chấm (kind):
  YES_NO                  {"yes": true}
  TRI_STATE               {"option": "late"}
  DATE_STEP               {"on": "2025-01-31", "event": "2025-01-02"}; "on": "none" là không thực hiện
  BANDS, PIECEWISE, ALL_OR_NOTHING, RATIO_LINEAR, RATIO_FLOOR, RATIO_TARGET
                          {"a": 40, "b": 32} hoặc {"rate": 80}
  RATIO_TO_BEST           {"value": 0.62, "best": 0.775}
  WEIGHTED_RATIO          {"total": 20, "counts": {"on_time": 17, "late": 2}}
  CHECKLIST               {"items": {"plan": true, "report": false}}
  DEDUCT_PER, COUNT_STEP, LADDER_DEDUCT
                          {"counts": {"late": 1}}
  DEDUCT_PER_PERIOD       {"due_on": "2025-12-15", "done_on": "2025-12-18"}
  COUNT_CAP               {"count": 3}
  VIOLATION_ZERO          {"violations": 0}; điểm phạt: {"leaves": ["1.1.1"]}
  SURVEY_PCT, SURVEY_MEAN {"answers": {"4": 252, "5": 100}} hoặc {"figure": 88, "sample": 400}
  EXTERNAL_SCALE          {"value": 83.75}
  THRESHOLD_BONUS         {"rate": 82}
  CUSTOM_FORMULA          {"values": {"a": 8, "b": 5}}
  MANUAL_JUDGEMENT, BONUS, PENALTY
                          {"points": 1.5, "reason": "…"}
"""


@click.group("rubric")
def command() -> None:
    """Bộ tiêu chí chỉ số cải cách hành chính: kiểm tra tệp, chấm điểm."""


@command.command()
@click.argument("file", type=ONE_FILE)
def check(file: Path) -> None:
    """Kiểm tra FILE (YAML hoặc JSON): tổng điểm, mã, cách chấm, các khoảng.

    Mỗi lỗi một dòng «tệp:dòng: lý do», mã thoát 2.
    """
    django.setup()
    from cchc.parindex.reading import read_rubric

    try:
        rubric = read_rubric(file, roots=settings.CONTENT_ROOTS)
    except ContentError as error:
        click.echo(str(error), err=True)
        sys.exit(MALFORMED)
    leaves = len(list(rubric.leaves()))
    click.echo(f"{file}: hợp lệ, {len(rubric.parts)} lĩnh vực, {leaves} mục chấm điểm.")


@command.command(help=HOW_TO_SCORE)
@click.argument("file", type=ONE_FILE)
@click.argument("inputs", type=ONE_FILE)
@click.option("--calendar", "code", default="vn", show_default=True, help="Mã lịch làm việc.")
def score(file: Path, inputs: Path, code: str) -> None:
    django.setup()
    from cchc.parindex.given import read_given
    from cchc.parindex.reading import read_rubric
    from cchc.parindex.rules.base import AssessedYear, InputError
    from cchc.parindex.score_sheet import score_sheet
    from cchc.parindex.scoring import scored

    try:
        rubric, given = read_rubric(file, roots=settings.CONTENT_ROOTS), read_given(inputs)
        result = scored(rubric, given.inputs, AssessedYear(given.year, calendar(code, settings.CONTENT_ROOTS)))
    except (ContentError, CalendarError) as error:
        click.echo(str(error), err=True)
        sys.exit(MALFORMED)
    except InputError as error:
        click.echo(f"{inputs}: {error}", err=True)
        sys.exit(MALFORMED)
    click.echo(json.dumps(score_sheet(result, given.inputs, given.year), ensure_ascii=False, indent=2))
