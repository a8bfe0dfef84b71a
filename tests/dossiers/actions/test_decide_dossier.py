"""The leader signs or rejects; never on a matter of his own."""

from __future__ import annotations

import pytest

from cchc.catalogue.models import ProcessVersion
from cchc.catalogue.schema import Does
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.reassign_dossier import reassign_dossier
from cchc.dossiers.actions.return_step import return_step
from cchc.dossiers.models import Dossier, Status
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import MARITAL_STATUS, dossier_at, holder, procedure_in_force, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
APPROVED, REJECTED = Dossier.Decision.APPROVED, Dossier.Decision.REJECTED


def test_signed_and_with_the_office() -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    leader = holder(dossier)
    dossier = decide_dossier(dossier=dossier, by=leader, decision=APPROVED)
    assert (dossier.status, dossier.decided_by, dossier.decision) == (Status.DECIDED, leader.post, APPROVED)
    assert dossier.step.holder.role == "office"


def test_rejected_with_a_reason_is_a_result_too(refused: Refused) -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    with refused("ghi lý do bằng văn bản"):
        decide_dossier(dossier=dossier, by=holder(dossier), decision=REJECTED)
    dossier = decide_dossier(dossier=dossier, by=holder(dossier), decision=REJECTED, reason="Không đủ điều kiện")
    assert (dossier.status, dossier.reason) == (Status.DECIDED, "Không đủ điều kiện")


def test_not_before_it_is_submitted(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused("chưa trình ký"):
        decide_dossier(dossier=dossier, by=holder(dossier), decision=APPROVED)


def test_not_on_a_matter_of_his_own(refused: Refused) -> None:
    chair = actor("chutich")
    dossier = dossier_at(Status.IN_PROCESS, owner_name="Trịnh Quốc Đạt", owner_number=chair.official.personal_number)
    complete_step(dossier=dossier, by=holder(dossier), to=chair.post)
    with refused("hồ sơ của chính anh/chị"):
        decide_dossier(dossier=dossier, by=chair, decision=APPROVED)
    reassign_dossier(dossier=dossier, by=chair, to=actor("phochutich").post, reason="Hồ sơ của chính tôi")
    assert decide_dossier(dossier=dossier, by=actor("phochutich"), decision=APPROVED).status == Status.DECIDED


def test_unknown_decision(refused: Refused) -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    with refused("Hãy chọn đồng ý"):
        decide_dossier(dossier=dossier, by=holder(dossier), decision="có lẽ")


def test_a_signature_is_void_when_the_office_sends_it_back() -> None:
    old = procedure_in_force(MARITAL_STATUS)[1]
    steps = [dict(step, back_to=3) if step["does"] == Does.ISSUE else step for step in old.steps]
    ProcessVersion.objects.filter(pk=old.pk).update(effective_until="2026-09-14")
    ProcessVersion(
        procedure=old.procedure, number=2, approval="QĐ 2", mark="composed", effective_from="2026-09-14", steps=steps
    ).save()
    dossier = dossier_at(Status.DECIDED)
    dossier = return_step(dossier=dossier, by=holder(dossier), reason="Thiếu trang")
    assert (dossier.status, dossier.decided_at, dossier.decision) == (Status.IN_PROCESS, None, "")
