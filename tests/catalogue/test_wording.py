"""Are limits, fees and papers said as an office says them, and never more than the source states?"""

from __future__ import annotations

from typing import Any

import pytest

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.schema import Fee, Paper, ProcedureContent, TimeLimit
from cchc.catalogue.wording import (
    case_said,
    count_said,
    facts_of,
    fee_said,
    fees_of,
    form_said,
    lasts_days,
    limit_said,
    papers_of,
    unverified,
)
from tests.factories.dossiers import BIRTH, procedure_in_force


def content(**changes: Any) -> ProcedureContent:
    written = {
        "code": "1.000001", "name": "Cấp giấy", "plain_name": "Xin giấy", "effective_from": "2025-07-01",
        "online": {"value": "full", "mark": "found"}, "limits": [{"value": "3wd", "mark": "found"}],
    }  # fmt: skip
    return ProcedureContent.model_validate(written | changes)


@pytest.mark.parametrize(
    ("amount", "per", "said"),
    [(0, "hồ sơ", "không thu"), (None, "hồ sơ", "chưa công bố mức thu"), (8000, "bản", "8.000\xa0đ một bản")],
)
def test_an_unpublished_fee_is_not_zero(amount: int | None, per: str, said: str) -> None:
    assert fee_said(Fee(amount=amount, per=per, mark="found")) == said


def test_an_unpublished_limit_is_said() -> None:
    assert limit_said(TimeLimit(value=None, mark="found")) == "chưa công bố thời hạn"
    assert limit_said(TimeLimit(value="8h", mark="found")) == "8 giờ làm việc"


def test_a_line_says_its_case_or_else_its_channels() -> None:
    assert case_said(TimeLimit(value="3wd", channels=["online", "post"], mark="found")) == (
        "nộp trực tuyến hoặc bưu chính công ích"
    )
    assert case_said(Fee(amount=1, case="nộp trực tiếp", channels=["direct"], mark="found")) == "nộp trực tiếp"
    assert case_said(Fee(amount=1, mark="found")) == ""


def test_papers_are_counted_and_forms_named() -> None:
    assert count_said(Paper(code="a", name="A", originals=1, copies=2, mark="found")) == "1 bản chính, 2 bản sao"
    assert form_said(Paper(code="a", name="A", form="CT01", mark="found")) == "mẫu CT01"
    assert form_said(Paper(code="a", name="A", form="Mẫu số 26", mark="found")) == "Mẫu số 26"
    assert form_said(Paper(code="a", name="A", mark="found")) == ""


def test_marks_are_said_in_words() -> None:
    paper = {"code": "a", "name": "A", "mark": "memory"}
    fee = {"amount": 1, "mark": "composed"}
    assert [line.mark for line in papers_of(content(papers=[paper]))] == ["theo trí nhớ, chưa đối chiếu nguồn"]
    assert [line.mark for line in fees_of(content(fees=[fee]))] == ["mẫu soạn"]


@pytest.mark.parametrize(("value", "days"), [("sameday", 0), ("4h", 0.5), ("3wd", 3), ("15d", 15), (None, None)])
def test_lists_are_narrowed_by_days(value: str | None, days: float | None) -> None:
    assert lasts_days(content(limits=[{"value": value, "mark": "found"}])) == days


@pytest.mark.django_db
def test_facts_leave_out_what_is_empty() -> None:
    version = ProcedureVersion.objects.select_related("procedure__field").get(procedure__code=BIRTH)
    facts = {label: (words, mark) for label, words, mark in facts_of(version)}
    assert facts["Mã thủ tục"] == (BIRTH, "")
    assert facts["Trực tuyến"] == ("Toàn trình", "theo trí nhớ, chưa đối chiếu nguồn")
    assert "Mã khác cùng nguồn" not in facts


@pytest.mark.django_db
def test_what_is_not_verified_is_counted_once() -> None:
    """The online level from memory, and the composed process as a whole."""
    version, process = procedure_in_force(BIRTH)
    assert unverified(version, None) == 1
    assert unverified(version, process) == 2
