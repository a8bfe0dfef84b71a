"""Which turns does one dossier in a hundred take: amended, asked about, paid for, withdrawn, stopped, archived?"""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from typing import Any

from cchc.config.demonstration.town import Town
from cchc.config.demonstration.ward import Life, Ward
from cchc.dossiers.actions.amend_dossier import amend_dossier
from cchc.dossiers.actions.answer_consultation import answer_consultation
from cchc.dossiers.actions.archive_dossier import archive_dossier
from cchc.dossiers.actions.await_payment import await_payment
from cchc.dossiers.actions.record_payment import record_payment
from cchc.dossiers.actions.request_consultation import request_consultation, why_not_request_consultation
from cchc.dossiers.actions.stop_dossier import stop_dossier
from cchc.dossiers.actions.withdraw_dossier import withdraw_dossier
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor

Turn = Generator[datetime, None, Dossier]
QUESTION = "Đề nghị cho biết thông tin đang quản lý có khớp với nội dung kê khai không."


def turns(town: Town, ward: Ward, dossier: Dossier, clerk: Actor) -> Turn:
    """What happens to the dossier on the officer's desk; afterwards it may have ended."""
    habits = town.content.habits
    if town.happens(habits.amended):
        yield _soon(town, ward)
        dossier = amend_dossier(
            dossier=dossier, by=clerk, changes={"summary": "Người nộp bổ sung nội dung trình bày"},
            reason="Người nộp đề nghị ghi rõ nội dung yêu cầu.",
        )  # fmt: skip
    if town.happens(habits.consulted):
        dossier = yield from _consult(town, ward, dossier)
    if dossier.procedure.content.payment_pause and town.happens(habits.pays):
        dossier = yield from _pay(town, ward, dossier, clerk)
    if town.happens(habits.withdrawn):
        yield _soon(town, ward)
        dossier = withdraw_dossier(
            dossier=dossier, by=clerk, asked_by_name=dossier.applicant_name, reason="Không còn nhu cầu giải quyết."
        )
    elif town.happens(habits.stopped):
        yield _soon(town, ward)
        dossier = stop_dossier(
            dossier=dossier, by=ward.holder(dossier), ground="asked", asked_by_name=dossier.applicant_name,
            reason="Các bên liên quan đang thỏa thuận lại.",
        )  # fmt: skip
    return dossier


def reason_not_to_wait(dossier: Dossier) -> str:
    """Said by the holder who goes on without an answer."""
    return "Đã tự tra cứu được thông tin cần hỏi." if dossier.awaited_answers else ""


def archive(town: Town, ward: Ward, dossier: Dossier, clerk: Actor) -> Life:
    """Some weeks after hand-over the file is closed."""
    if town.happens(town.content.habits.archived):
        yield ward.calendar.add_working_minutes(now(), town.chance.randrange(2400, 9600))
        archive_dossier(dossier=dossier, by=clerk, archive_number=f"{today():%Y}/{dossier.code}")


def _consult(town: Town, ward: Ward, dossier: Dossier) -> Turn:
    """A colleague is asked until the next working day; not every colleague answers."""
    by = ward.holder(dossier)
    colleague = town.chance.choice([actor for actor in ward.officers if actor.post_id != by.post_id])
    asked: dict[str, Any] = {
        "consulted": colleague.post,
        "question": QUESTION,
        "due_on": ward.calendar.next_working_day(today()),
    }
    if why_not_request_consultation(dossier=dossier, by=by, **asked):
        return dossier
    consultation = request_consultation(dossier=dossier, by=by, **asked)
    yield _soon(town, ward)
    if not town.happens(town.content.habits.unanswered):
        answer_consultation(
            dossier=dossier, by=colleague, consultation=consultation, answer="Thông tin khớp với hồ sơ đang quản lý."
        )
    return Dossier.objects.get(pk=dossier.pk)


def _pay(town: Town, ward: Ward, dossier: Dossier, clerk: Actor) -> Turn:
    amount = town.chance.randrange(5, 300) * 1_000_000
    await_payment(dossier=dossier, by=ward.holder(dossier), what="Tiền sử dụng đất, lệ phí trước bạ", amount=amount)
    yield ward.calendar.add_working_minutes(now(), town.chance.randrange(480, 4800))
    return record_payment(dossier=dossier, by=clerk, voucher=f"{town.chance.randrange(1, 99999):05}/KBNN")


def _soon(town: Town, ward: Ward) -> datetime:
    return ward.calendar.add_working_minutes(now(), town.chance.randrange(30, 240))
