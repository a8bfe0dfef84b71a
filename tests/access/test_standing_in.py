"""A stand-in sees and does what the absent one may, under both names, and only while it lasts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from cchc.audit.recording import events_of
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.forms.verbs import state_of
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at, today
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actions.end_stand_in import end_stand_in
from cchc.organization.actor import Actor
from cchc.organization.models import StandIn
from cchc.worktime.zone import ZONE
from tests.factories.dossiers import dossier_at, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 14, 9, 0, tzinfo=ZONE)


@pytest.fixture
def to_sign() -> Dossier:
    """A dossier that waits for the signature of the Chair or his deputy, whoever has less to do."""
    with clock_at(MONDAY):
        return to_the_signing(dossier_at(Status.IN_PROCESS))


@pytest.fixture
def signer(to_sign: Dossier) -> Actor:
    return holder(to_sign)


@pytest.fixture
def stand_in(signer: Actor) -> StandIn:
    """The officer who did not examine it acts for the signer on Monday and Tuesday."""
    with clock_at(MONDAY):
        return arrange_stand_in(absent=signer.post, by=signer, substitute=actor("kinhte").official, from_on=today(),
                                until_on=today() + timedelta(days=1), reason="đi công tác")  # fmt: skip


@pytest.fixture
def decides(to_sign: Dossier, signer: Actor, stand_in: StandIn) -> Callable[[], int]:
    """The substitute chooses the post and signs: the status of the answer."""

    def decide() -> int:
        client = Client()
        client.force_login(actor("kinhte").official.user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[attr-defined]
        client.post("/tai-khoan/vi-tri/", {"post": str(signer.post_id)})
        typed = {"decision": "approved", "seen": state_of(to_sign)}
        return client.post(f"/ho-so/{to_sign.pk}/decide_dossier/", typed).status_code

    return decide


def test_he_decides_and_both_names_are_kept(to_sign: Dossier, signer: Actor, decides: Callable[[], int]) -> None:
    with clock_at(MONDAY + timedelta(hours=1)):
        assert decides() == 302
    to_sign.refresh_from_db()
    assert (to_sign.status, to_sign.decided_by) == (Status.DECIDED, signer.post)
    event = events_of(to_sign).get(name="dossier_decided")
    assert (event.official_name, event.standing_in_for, event.post_id) == (
        "Đặng Minh Quân", signer.official_name, signer.post_id
    )  # fmt: skip


def test_not_after_the_last_day(to_sign: Dossier, decides: Callable[[], int]) -> None:
    with clock_at(MONDAY + timedelta(days=2)):
        assert decides() == 409
    to_sign.refresh_from_db()
    assert to_sign.status == Status.IN_PROCESS


def test_not_when_it_was_ended_early(
    to_sign: Dossier, signer: Actor, stand_in: StandIn, decides: Callable[[], int]
) -> None:
    with clock_at(MONDAY + timedelta(hours=1)):
        end_stand_in(stand_in=stand_in, by=signer)
        assert decides() == 409
    to_sign.refresh_from_db()
    assert to_sign.status == Status.IN_PROCESS


def test_the_absent_one_acts_too_when_he_is_back_early(to_sign: Dossier, signer: Actor, stand_in: StandIn) -> None:
    with clock_at(MONDAY + timedelta(hours=1)):
        decided = decide_dossier(dossier=to_sign, by=signer, decision=Dossier.Decision.APPROVED)
    assert events_of(decided).get(name="dossier_decided").standing_in_for == ""


def test_nobody_decides_his_own_matter_in_another_s_post(to_sign: Dossier, decides: Callable[[], int]) -> None:
    Dossier.objects.filter(pk=to_sign.pk).update(applicant_number=actor("kinhte").official.personal_number)
    with clock_at(MONDAY + timedelta(hours=1)):
        assert decides() in (409, 422)
    to_sign.refresh_from_db()
    assert to_sign.status == Status.IN_PROCESS
