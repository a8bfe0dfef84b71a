"""Does `cchc verify-audit` find a changed, deleted or inserted row, past the triggers, and say which?"""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.installation import Installation

WRITE = """
from datetime import timedelta
from cchc.audit.sealing import seal_ended_days
from cchc.dossiers.models import Status
from cchc.lifecycle.clock import clock_at, now
from tests.factories.dossiers import dossier_at
with clock_at(now() - timedelta(days=5)):
    dossier = dossier_at(Status.RETURNED)
    dossier_at(Status.FORWARDED)
seal_ended_days()
print(dossier.pk)
"""


def unguard(installation: Installation) -> None:
    """What somebody with the database's keys could do first."""
    if installation.engine == "postgresql":
        installation.sql("ALTER TABLE audit_event DISABLE TRIGGER ALL")
    else:
        installation.sql("DROP TRIGGER audit_event_no_update")
        installation.sql("DROP TRIGGER audit_event_no_delete")


@pytest.fixture
def subject(installation: Installation) -> str:
    """The identifier of a dossier with a sealed story, as the database writes it."""
    pk = installation.python(WRITE).strip().splitlines()[-1]
    unguard(installation)
    return pk if installation.engine == "postgresql" else pk.replace("-", "")


def found(installation: Installation) -> str:
    return installation.cchc("verify-audit", fails=True).stderr


def test_untouched(installation: Installation, subject: str) -> None:
    assert "nguyên vẹn" in installation.cchc("verify-audit").stdout


def test_changed(installation: Installation, subject: str) -> None:
    change = "UPDATE audit_event SET official_name = 'Ai khác' WHERE subject_id = %s AND number = 2"
    installation.sql(change, subject)
    assert "sự kiện 2 (dossier_forwarded): nội dung đã bị sửa" in found(installation)


def test_deleted_in_the_middle(installation: Installation, subject: str) -> None:
    installation.sql("DELETE FROM audit_event WHERE subject_id = %s AND number = 3", subject)
    assert "mất sự kiện từ số 3 đến số 3" in found(installation)


def test_deleted_at_the_end(installation: Installation, subject: str) -> None:
    [(last,)] = installation.sql("SELECT max(number) FROM audit_event WHERE subject_id = %s", subject)
    installation.sql("DELETE FROM audit_event WHERE subject_id = %s AND number = %s", subject, last)
    assert f"sự kiện {last} đến {last} đã bị xóa" in found(installation)


def test_inserted(installation: Installation, subject: str) -> None:
    columns = (
        "subject_kind, subject_id, name, at, day, unit_id, official_id, official_name, post_id, post_label,"
        " standing_in_for, data, previous_hash, hash"
    )
    [(last,)] = installation.sql("SELECT max(number) FROM audit_event WHERE subject_id = %s", subject)
    new = str(uuid4()) if installation.engine == "postgresql" else uuid4().hex
    copy = f"SELECT %s, number + 1, {columns} FROM audit_event WHERE subject_id = %s AND number = %s"  # noqa: S608
    installation.sql(f"INSERT INTO audit_event (id, number, {columns}) {copy}", new, subject, last)
    assert f"sự kiện {last + 1}" in found(installation)
    assert "được chèn vào sau khi niêm phong" in found(installation)


def test_chain_computed_again_after_a_change(installation: Installation, subject: str) -> None:
    """Whoever recomputes the whole chain of a subject is betrayed by the seal of the day."""
    installation.python(
        "from cchc.audit.models import Event, GENESIS\n"
        "previous = GENESIS\n"
        f"for event in Event.objects.filter(subject_id='{subject}').order_by('number'):\n"
        "    event.official_name, event.previous_hash = 'Ai khác', previous\n"
        "    event.hash = previous = event.computed_hash()\n"
        "    event.save()\n"
    )
    assert "đã bị sửa và tính lại mã băm" in found(installation)


def test_a_seal_removed(installation: Installation, subject: str) -> None:
    if installation.engine == "postgresql":
        installation.sql("ALTER TABLE audit_seal DISABLE TRIGGER ALL")
    else:
        installation.sql("DROP TRIGGER audit_seal_no_update")
    installation.sql("UPDATE audit_seal SET events = 1")
    assert "bản thân niêm phong đã bị sửa" in found(installation)
