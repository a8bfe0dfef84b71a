"""What changed hands gets a numbered list, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.models import Status
from cchc.handovers.actions.make_hand_over_list import make_hand_over_list
from cchc.handovers.models import HandOverList
from cchc.handovers.waiting import unlisted, waiting
from cchc.lifecycle.clock import clock_at, now
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.dossiers import BIRTH, dossier_at, dossier_elsewhere, holder
from tests.factories.hand_overs import listed, results_listed
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
Kind = HandOverList.Kind


def test_forwarded_dossiers_wait_for_a_list_by_person() -> None:
    for _ in range(2):
        dossier_at(Status.FORWARDED)
    birth = dossier_at(Status.IN_PROCESS, code=BIRTH)
    dossier_at(Status.RECEIVED)
    for clerk in ("motcua", "motcua1"):
        people = {each.receiver.official.full_name: each.count for each in waiting(actor(clerk))}
        assert people == {"Lương Thị Bích": 2, holder(birth).official_name: 1}
    assert waiting(actor("tuphap")) == []


def test_numbered_by_kind_and_year() -> None:
    first, second = listed(dossier_at(Status.FORWARDED)), listed(dossier_at(Status.FORWARDED))
    results = results_listed(dossier_at(Status.RESULT_READY))
    assert [str(each) for each in (first, second, results)] == [
        "Giấy bàn giao hồ sơ số 1/2026", "Giấy bàn giao hồ sơ số 2/2026", "Phiếu bàn giao kết quả số 1/2026",
    ]  # fmt: skip
    with clock_at(now() + timedelta(days=120)):
        assert str(listed(dossier_at(Status.FORWARDED))) == "Giấy bàn giao hồ sơ số 1/2027"


def test_the_list_and_its_event_name_the_dossiers() -> None:
    dossiers = [dossier_at(Status.FORWARDED) for _ in range(3)]
    made = listed(*dossiers)
    assert [line.step.dossier for line in made.lines.all()] == dossiers
    event = events_of(made).get()
    assert (event.name, event.data["codes"]) == ("hand_over_list_made", [each.code for each in dossiers])
    assert (made.giver, made.receiver) == (actor("motcua").post, actor("chanhvanphong").post)
    assert not unlisted(Kind.DOSSIERS, by=actor("motcua")).exists()


def test_a_step_stands_on_one_list_only() -> None:
    dossier, other = dossier_at(Status.FORWARDED), dossier_at(Status.FORWARDED)
    listed(dossier)
    with pytest.raises(ActionRefused, match="đã nằm trong phiếu khác"):
        listed(dossier, other)
    with pytest.raises(ActionRefused, match="Hãy chọn ít nhất một hồ sơ"):
        make_hand_over_list(kind=Kind.DOSSIERS, receiver=actor("chanhvanphong").post, by=actor("motcua"), steps=[])
    listed(other)
    with pytest.raises(ActionRefused, match="Không còn gì chưa lập phiếu"):
        listed(other)


def test_only_what_the_actor_s_side_gave() -> None:
    dossier, result = dossier_at(Status.FORWARDED), dossier_at(Status.RESULT_READY)
    for username in ("tuphap", "chutich", "motcua.hlt"):
        with pytest.raises(ActionRefused):
            listed(dossier, by=actor(username))
    with pytest.raises(ActionRefused, match="Không còn gì"):
        make_hand_over_list(kind=Kind.RESULTS, receiver=holder(result).post, by=actor("tuphap"), steps=[result.step.pk])


def test_what_was_received_for_another_unit_is_listed_there() -> None:
    dossier = dossier_elsewhere()
    forward_dossier(dossier=dossier, by=actor("motcua.hlt"))
    assert not unlisted(Kind.DOSSIERS, by=actor("motcua")).exists()
    assert unlisted(Kind.DOSSIERS, by=actor("motcua.hlt")).get().dossier == dossier


def test_after_a_week_nobody_asks_for_it_any_more() -> None:
    dossier_at(Status.FORWARDED)
    with clock_at(now() + timedelta(days=8)):
        assert waiting(actor("motcua")) == []
