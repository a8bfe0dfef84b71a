"""How far, what was done, with evidence."""

from __future__ import annotations

from io import BytesIO

import pytest

from cchc.documents.models import Attachment
from cchc.plans.actions.report_progress import report_progress
from cchc.plans.models import Status
from tests.documents.samples import PDF
from tests.factories.office import actor
from tests.factories.tasks import HOLDER, task_at
from tests.plans.actions.conftest import MONDAY, Refused

pytestmark = pytest.mark.django_db


def test_reported_with_evidence() -> None:
    task, scan = task_at(Status.IN_PROGRESS), BytesIO(PDF)
    scan.name = "bien-ban.pdf"
    report = report_progress(task=task, by=actor(HOLDER), percent=40, note="Đã lấy ý kiến", uploads=[scan])
    task.refresh_from_db()
    assert (task.percent, report.at) == (40, MONDAY)
    assert Attachment.objects.of("progress", report.pk).get().name == "bien-ban.pdf"


def test_refused(refused: Refused) -> None:
    task = task_at(Status.IN_PROGRESS)
    with refused("từ 0 đến 100"):
        report_progress(task=task, by=actor(HOLDER), percent=101, note="Xong")
    with refused("Hãy ghi việc đã làm"):
        report_progress(task=task, by=actor(HOLDER), percent=10, note=" ")
    with refused("Việc này do người chủ trì"):
        report_progress(task=task, by=actor("chutich"), percent=10, note="Xong")
