"""The scan of one paper joins the dossier."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.documents.models import Attachment
from cchc.dossiers.actions.attach_paper import OTHER_PAPER, attach_paper
from cchc.dossiers.models import Status
from tests.documents import samples
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.mark.parametrize("who", ["motcua", "motcua1", "holder"])
def test_by_the_counter_or_the_holder(who: str) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    by = holder(dossier) if who == "holder" else actor(who)
    paper = dossier.papers.all()[0]
    scan = attach_paper(dossier=dossier, by=by, upload=io.BytesIO(samples.PDF), name="C:\\quét\\a.pdf", paper=paper)
    assert (scan.name, scan.label, scan.uploaded_by_name) == ("a.pdf", paper.name, by.official_name)
    assert scan.subject_id == dossier.pk
    event = events_of(dossier).last()
    assert event is not None
    assert (event.name, event.data["sha256"]) == ("paper_attached", scan.file.sha256)


def test_named_by_its_true_kind() -> None:
    dossier = dossier_at(Status.RECEIVED)
    scan = attach_paper(dossier=dossier, by=actor("motcua"), upload=io.BytesIO(samples.PNG), name="anh.exe")
    assert (scan.name, scan.label) == ("anh.exe.png", OTHER_PAPER)


def test_sent_twice_it_stays_one() -> None:
    dossier = dossier_at(Status.RECEIVED)
    scans = {
        attach_paper(dossier=dossier, by=actor("motcua"), upload=io.BytesIO(samples.PDF), name="a.pdf").pk
        for _ in range(2)
    }
    assert len(scans) == Attachment.objects.count() == 1


@pytest.mark.parametrize("status", [Status.REFUSED, Status.RETURNED, Status.STOPPED])
def test_what_was_ended_keeps_the_papers_it_had(status: Status, refused: Refused) -> None:
    dossier = dossier_at(status)
    with refused("Không đính kèm bản quét được"):
        attach_paper(dossier=dossier, by=actor("motcua"), upload=io.BytesIO(samples.PDF), name="a.pdf")
    assert not Attachment.objects.exists()


def test_not_as_a_paper_of_another_dossier(refused: Refused) -> None:
    dossier, other = dossier_at(Status.RECEIVED), dossier_at(Status.RECEIVED)
    paper = other.papers.all()[0]
    with refused("thuộc hồ sơ khác"):
        attach_paper(dossier=dossier, by=actor("motcua"), upload=io.BytesIO(samples.PDF), name="a.pdf", paper=paper)


def test_a_refused_file_leaves_no_trace(refused: Refused) -> None:
    dossier = dossier_at(Status.RECEIVED)
    with refused("không phải là PDF"):
        attach_paper(dossier=dossier, by=actor("motcua"), upload=io.BytesIO(samples.EXE), name="a.pdf")
