"""Many dossiers by one press: each through its own verb, never all or nothing, never twice."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from cchc.audit.models import Event
from cchc.dossiers import batch
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.batch import BUSY, Fitting, candidates_of_all, chosen, run, state_of
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.presentation.batch import previewed
from cchc.organization.actor import Actor
from tests.factories.dossiers import BIRTH, dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def shown(*dossiers: Dossier) -> dict[Any, str]:
    return {dossier.pk: state_of(dossier) for dossier in dossiers}


def ran(*dossiers: Dossier, verb: str = "forward_dossier", by: Actor | None = None, **words: Any) -> list[str]:
    return list(run(shown(*dossiers), verb, by=by or actor("motcua"), words=words).values())


def test_each_goes_its_own_way() -> None:
    birth, marital = dossier_at(Status.RECEIVED, code=BIRTH), dossier_at(Status.RECEIVED)
    assert ran(birth, marital) == ["", ""]
    assert {dossier.status for dossier in Dossier.objects.all()} == {Status.FORWARDED}
    assert holder(marital).official == actor("chanhvanphong").official


def test_what_is_refused_leaves_the_others_done() -> None:
    good, moved_on = dossier_at(Status.RECEIVED), dossier_at(Status.FORWARDED)
    done, refused = ran(good, moved_on)
    assert done == ""
    assert "đang ở trạng thái «Đã chuyển xử lý»" in refused


def test_again_changes_nothing() -> None:
    dossier = dossier_at(Status.RECEIVED)
    once = shown(dossier)
    words: dict[str, Any] = {"verb": "forward_dossier", "by": actor("motcua"), "words": {}}
    assert run(once, **words) == {dossier.pk: ""}
    before = Event.objects.count()
    (said,) = run(once, **words).values()
    assert "không làm lại" in said
    assert actor("motcua").official_name in said
    assert Event.objects.count() == before


def test_the_state_shown_binds_also_where_the_verb_could_be_done_again() -> None:
    """Two steps of one officer in a row: a form sent twice completes one of them."""
    dossier = dossier_at(Status.IN_PROCESS, code="1.000894")
    by, once = holder(dossier), shown(dossier)
    assert list(run(once, "complete_step", by=by, words={"note": ""}).values()) == [""]
    dossier.refresh_from_db()
    number = dossier.step.number
    (said,) = run(once, "complete_step", by=by, words={"note": ""}).values()
    dossier.refresh_from_db()
    assert ("không làm lại" in said, dossier.step.number) == (True, number)


def test_to_one_person_where_he_fits() -> None:
    births = [dossier_at(Status.RECEIVED, code=BIRTH) for _ in range(2)]
    other = dossier_at(Status.RECEIVED)
    to = actor("tuphap2", role="officer").post
    *fit, refused = ran(*births, other, to=to)
    assert fit == ["", ""]
    assert {holder(each).post_id for each in births} == {to.pk}
    assert "không giữ được bước" in refused


def test_reassigned_with_the_reason() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    fitting = Fitting("reassign_dossier")
    to = next(one for one in fitting(dossier) or () if one.pk != dossier.step.holder_id)
    assert ran(dossier, verb="reassign_dossier", by=actor("chutich"), to=to, reason="Nghỉ ốm") == [""]
    assert holder(dossier).post_id == to.pk


def test_results_go_to_their_owners() -> None:
    dossiers = [dossier_at(Status.RESULT_READY, applicant_name=name) for name in ("Lê Văn Sơn", "Mai Thị Cúc")]
    assert ran(*dossiers, verb="hand_over_result") == ["", ""]
    assert set(Dossier.objects.values_list("returned_to", flat=True)) == {"Lê Văn Sơn", "Mai Thị Cúc"}


def test_another_ward_s_dossier_is_not_even_answered() -> None:
    assert ran(dossier_at(Status.RECEIVED), by=actor("motcua.hlt")) == []


def test_a_busy_database_leaves_the_others_done(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = dossier_at(Status.RECEIVED), dossier_at(Status.RECEIVED)
    lock = Dossier.objects.lock

    def locked(pk: Any) -> Dossier:
        if pk == first.pk:
            raise OperationalError("database is locked")
        return lock(pk)

    monkeypatch.setattr(batch.Dossier.objects, "lock", locked)
    assert ran(first, second) == [BUSY, ""]


def test_the_preview_says_what_will_happen_and_writes_nothing() -> None:
    birth, marital = dossier_at(Status.RECEIVED, code=BIRTH), dossier_at(Status.RECEIVED)
    gone = dossier_at(Status.FORWARDED)
    by, fitting = actor("motcua"), Fitting("forward_dossier")
    before = Event.objects.count()
    first, second, third = previewed(chosen([birth.pk, marital.pk, gone.pk], by=by), "forward_dossier", by=by,
                                     fitting=fitting, to=None)  # fmt: skip
    assert "người ít việc nhất trong 2 người" in first.said
    assert "Lương Thị Bích" in second.said
    assert "Đã chuyển xử lý" in third.refusal
    to = candidates_of_all([birth], fitting)[str(actor("tuphap").post_id)]
    first, second = previewed(chosen([birth.pk, marital.pk], by=by), "forward_dossier", by=by, fitting=fitting, to=to)
    assert "Vũ Thị Ngọc Ánh" in first.said
    assert "không giữ được bước" in second.refusal
    assert Event.objects.count() == before


def test_the_cost_of_one_is_constant() -> None:
    """A preview costs the same for 10 and 60; each dossier done costs the same, however many there are."""
    by, costs, previews = actor("motcua"), [], []
    run(shown(dossier_at(Status.RECEIVED)), "forward_dossier", by=by, words={})  # built once
    for count in (10, 60):
        dossiers = [dossier_at(Status.RECEIVED) for _ in range(count)]
        with CaptureQueriesContext(connection) as preview:
            previewed(chosen([each.pk for each in dossiers], by=by), "forward_dossier", by=by,
                      fitting=Fitting("forward_dossier"), to=None)  # fmt: skip
        with CaptureQueriesContext(connection) as whole:
            run(shown(*dossiers), "forward_dossier", by=by, words={})
        previews.append(len(preview))
        costs.append((len(whole) - 1) / count)
    assert previews[0] == previews[1] <= 3
    assert costs[0] == costs[1] <= 12  # seven of the verb, a lock more, and the marks of two savepoints


def test_a_dossier_forwarded_in_between_is_told() -> None:
    dossier = dossier_at(Status.RECEIVED)
    once = shown(dossier)
    forward_dossier(dossier=dossier, by=actor("motcua1"))
    (said,) = run(once, "forward_dossier", by=actor("motcua"), words={}).values()
    assert actor("motcua1").official_name in said
