"""A wrong procedure, name or date on the receipt: mended at once, traced, under the same code."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.correct_receipt import correct_receipt
from cchc.dossiers.models import ClockRun, Status
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import BIRTH, MARITAL_STATUS, dossier_at, filing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_name_and_birthday() -> None:
    dossier = dossier_at(Status.RECEIVED)
    code = dossier.code
    form = filing(applicant_name="Nguyễn Thị Đảo", applicant_born_on=date(1992, 3, 4))
    dossier = correct_receipt(dossier=dossier, by=actor("motcua"), filing=form)
    assert (dossier.code, dossier.applicant_name) == (code, "Nguyễn Thị Đảo")
    changed = events_of(dossier).get(name="receipt_corrected").data["changed"]
    assert changed["applicant_name"] == ["Nguyễn Thị Đào", "Nguyễn Thị Đảo"]
    assert changed["applicant_born_on"] == ["None", "1992-03-04"]
    assert dossier.clock_runs.count() == 1


def test_procedure_counts_the_due_moment_again_from_the_same_reception() -> None:
    dossier = dossier_at(Status.RECEIVED)
    received_at = dossier.received_at
    with clock_at(now() + timedelta(minutes=3)):
        dossier = correct_receipt(dossier=dossier, by=actor("motcua"), filing=filing(BIRTH))
    assert (dossier.code, dossier.received_at) == ("H99.26.05-260914-0001", received_at)
    assert dossier.due_at == dossier.first_due_at == datetime(2026, 9, 14, 17, tzinfo=ZONE)
    assert [run.ground for run in dossier.clock_runs.all()] == [ClockRun.Ground.RECEPTION, ClockRun.Ground.RECEIPT]
    assert [step.name for step in dossier.steps.all()][-1] == dossier.process.path[0].name
    assert {paper.code for paper in dossier.papers.all()} == {p.code for p in filing(BIRTH).procedure.content.papers}


@pytest.mark.parametrize(("code", "other"), [(BIRTH, MARITAL_STATUS), (MARITAL_STATUS, BIRTH)])
def test_whether_a_paper_was_looked_up_follows_the_papers(code: str, other: str) -> None:
    dossier = dossier_at(Status.RECEIVED, code=code)
    assert dossier.papers_looked_up == dossier.papers.filter(looked_up=True).exists()
    dossier = correct_receipt(dossier=dossier, by=actor("motcua"), filing=filing(other))
    dossier.refresh_from_db()
    assert dossier.papers_looked_up == dossier.papers.filter(looked_up=True).exists()
    assert dossier.papers_looked_up or other != BIRTH  # a birth's identity papers are always looked up


def test_refused_on_another_day(refused: Refused) -> None:
    dossier = dossier_at(Status.RECEIVED)
    with clock_at(now() + timedelta(days=1)), refused("trong ngày tiếp nhận"):
        correct_receipt(dossier=dossier, by=actor("motcua"), filing=filing())


def test_refused_when_incomplete(refused: Refused) -> None:
    dossier = dossier_at(Status.RECEIVED)
    with refused("Còn thiếu"):
        correct_receipt(dossier=dossier, by=actor("motcua"), filing=filing(papers=frozenset()))
