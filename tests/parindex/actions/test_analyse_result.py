"""The table of lost points fills itself, names whom the records name, and is made once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at, now
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.analyse_result import analyse_result, why_not_analyse_result
from cchc.parindex.analysing import analyse_all_results
from cchc.parindex.models import LostStatus, RoundStatus
from tests.factories.dossiers import dossier_at, finish
from tests.factories.office import actor, system_actor
from tests.factories.rounds import round_at, sheet_of

pytestmark = pytest.mark.django_db


def test_what_was_lost_and_how_much() -> None:
    sheet = sheet_of(round_at(RoundStatus.PUBLISHED))
    lost = analyse_result(assessment=sheet, by=system_actor())
    assert [(each.code, each.max, each.achieved, each.lost) for each in lost] == [
        ("1.1", Decimal(4), Decimal("2.5"), Decimal("1.5")), ("2", Decimal(4), Decimal("3.2"), Decimal("0.8")),
    ]  # fmt: skip
    assert all(each.status == LostStatus.PROPOSED for each in lost)
    assert events_of(sheet).last().data["lost"] == {"1.1": "1.5000", "2": "0.8000"}


def test_who_held_the_failing_records_is_proposed() -> None:
    at = now()
    with clock_at(at - timedelta(days=20)):
        late = [dossier_at(Status.IN_PROCESS) for _ in range(3)]
    for each in late:
        finish(each, Status.RESULT_READY, actor("motcua"))
    [lost, survey] = analyse_result(assessment=sheet_of(round_at(RoundStatus.PUBLISHED)), by=system_actor())
    lost.refresh_from_db()
    assert (lost.indicator, lost.records) == ("dossiers_on_time", 3)
    shares = list(lost.shares.all())
    assert sum(each.share for each in shares) == 100
    assert sum(each.records for each in shares) == 3
    assert not survey.shares.exists()  # nobody is named where no record names him


def test_who_was_given_the_criterion_is_named_where_there_are_no_records() -> None:
    sheet = sheet_of(round_at(RoundStatus.PUBLISHED))
    sheet.lines.filter(code="1.1").update(responsible=actor("tuphap").post)
    [lost, _] = analyse_result(assessment=sheet, by=system_actor())
    assert [(each.post, each.share) for each in lost.shares.all()] == [(actor("tuphap").post, 100)]


def test_once_after_publication_by_the_system_alone() -> None:
    sheet = sheet_of(round_at(RoundStatus.APPROVED))
    assert "chưa công bố" in str(why_not_analyse_result(assessment=sheet, by=system_actor()))
    assert "hệ thống làm" in str(why_not_analyse_result(assessment=sheet, by=actor("vanphong")))


def test_the_round_of_the_house_makes_it_once() -> None:
    sheet = sheet_of(round_at(RoundStatus.PUBLISHED))
    assert (analyse_all_results(), analyse_all_results()) == (1, 0)
    with pytest.raises(ActionRefused, match="đã lập"):
        analyse_result(assessment=sheet, by=system_actor())
