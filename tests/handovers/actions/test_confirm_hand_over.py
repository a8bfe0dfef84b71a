"""The receiver confirms each line or all; differences stay on the list; nobody confirms a line twice."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.models import Status
from cchc.handovers.actions.confirm_hand_over import confirm_hand_over, why_not_confirm_hand_over
from cchc.handovers.models import HandOverList
from cchc.handovers.permissions import at_either_end, waits_for
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.dossiers import dossier_at
from tests.factories.hand_overs import listed, results_listed
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
LISTS = HandOverList.objects


def of_two() -> HandOverList:
    return listed(dossier_at(Status.FORWARDED), dossier_at(Status.FORWARDED))


def test_all_at_once() -> None:
    made = of_two()
    done = confirm_hand_over(hand_over=made, by=actor("chanhvanphong"), answers={e.pk: "" for e in made.lines.all()})
    assert done.confirmed_by == actor("chanhvanphong").post
    assert not LISTS.unconfirmed().exists()


def test_line_by_line_with_a_difference() -> None:
    made, by = of_two(), actor("chanhvanphong")
    first, second = made.lines.all()
    assert confirm_hand_over(hand_over=made, by=by, answers={first.pk: ""}).confirmed_at is None
    done = confirm_hand_over(hand_over=made, by=by, answers={second.pk: " Thiếu bản sao giấy chứng sinh "})
    assert done.confirmed_at is not None
    second.refresh_from_db()
    assert second.difference == "Thiếu bản sao giấy chứng sinh"
    event = events_of(made).last()
    assert event is not None
    assert event.data["differences"] == {second.step.dossier.code: "Thiếu bản sao giấy chứng sinh"}


def test_visible_on_both_sides_until_confirmed() -> None:
    made = of_two()
    assert waits_for(LISTS.all(), actor("chanhvanphong")).get() == made
    for either in ("motcua1", "chanhvanphong"):
        assert at_either_end(LISTS.all(), actor(either)).get() == made
    assert not waits_for(LISTS.all(), actor("motcua")).exists()
    confirm_hand_over(hand_over=made, by=actor("chanhvanphong"), answers={e.pk: "" for e in made.lines.all()})
    assert not at_either_end(LISTS.all(), actor("motcua")).exists()


def test_only_by_the_receiver() -> None:
    made = of_two()
    for username in ("motcua", "chutich", "tuphap", "motcua.hlt"):
        assert "do người nhận xác nhận" in str(why_not_confirm_hand_over(hand_over=made, by=actor(username)))


def test_results_by_any_clerk_and_the_second_reads_who_was_first() -> None:
    made = results_listed(dossier_at(Status.RESULT_READY))
    answers = {line.pk: "" for line in made.lines.all()}
    confirm_hand_over(hand_over=made, by=actor("motcua1"), answers=answers)
    with pytest.raises(ActionRefused, match=f"{actor('motcua1').official_name} đã xác nhận phiếu này"):
        confirm_hand_over(hand_over=made, by=actor("motcua"), answers=answers)


def test_a_line_is_answered_once() -> None:
    made, by = of_two(), actor("chanhvanphong")
    first, second = made.lines.all()
    confirm_hand_over(hand_over=made, by=by, answers={first.pk: ""})
    with pytest.raises(ActionRefused, match="Dòng 1 đã được"):
        confirm_hand_over(hand_over=made, by=by, answers={first.pk: "Thiếu", second.pk: ""})
    with pytest.raises(ActionRefused, match="Hãy chọn ít nhất một dòng"):
        confirm_hand_over(hand_over=made, by=by, answers={})
    second.refresh_from_db()
    assert second.answered_at is None
