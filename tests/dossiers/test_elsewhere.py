"""Phi địa giới: whose code, whose clock, whose figures; what the receiving unit sees and may do."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.receive_dossier import receive_dossier
from cchc.dossiers.actions.send_papers import send_papers
from cchc.dossiers.actions.take_papers import take_papers
from cchc.dossiers.lifecycle import TRANSITIONS, why_not
from cchc.dossiers.models import Dossier, DossierStep, PaperTransfer, Status
from cchc.dossiers.permissions import open_to, visible_to
from cchc.organization.models import Unit
from tests.dossiers.actions.conftest import Refused
from tests.dossiers.actions.conftest import refused as refused
from tests.factories.dossiers import BIRTH, dossier_at, dossier_elsewhere, filing, holder, to_the_signing
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


def finished() -> Dossier:
    """Handled to the end at the competent ward."""
    dossier = dossier_elsewhere()
    forward_dossier(dossier=dossier, by=actor("motcua.hlt"))
    assign_dossier(dossier=dossier, by=holder(dossier))
    to_the_signing(dossier)
    decide_dossier(dossier=dossier, by=holder(dossier), decision=Dossier.Decision.APPROVED)
    return issue_result(dossier=dossier, by=holder(dossier), result_number="15/KS")


def test_the_competent_unit_numbers_and_holds_it_at_once() -> None:
    dossier = dossier_elsewhere()
    assert (dossier.code, dossier.unit.code) == ("H99.26.06-260914-0001", "H99.26.06")
    assert (dossier.received_at_unit, dossier.received_by) == (ward(), actor("motcua").post)
    assert dossier.step.holder == actor("motcua.hlt").post
    first = dossier.steps.get(order=1)
    assert (first.holder, first.outcome, first.held_minutes) == (actor("motcua").post, DossierStep.Outcome.SENT_ON, 0)
    assert dossier_at(Status.RECEIVED).code == "H99.26.05-260914-0001"


def test_papers_are_due_within_one_working_day() -> None:
    transfer = dossier_elsewhere().paper_transfers.get()
    assert f"{transfer.due_at.astimezone():%d/%m}" == "15/09"
    assert (transfer.from_unit, transfer.to_unit.code) == (ward(), "H99.26.06")


def test_the_result_comes_back_and_is_handed_over_here(refused: Refused) -> None:
    dossier = finished()
    back = dossier.paper_transfers.get(what=PaperTransfer.What.RESULT)
    assert (back.from_unit.code, back.to_unit) == ("H99.26.06", ward())
    with refused("Kết quả bản giấy chưa về đến quầy"):
        hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Nguyễn Thị Đào")
    send_papers(dossier=dossier, by=actor("motcua"))
    take_papers(dossier=dossier, by=actor("motcua.hlt"))
    send_papers(dossier=dossier, by=actor("motcua.hlt"))
    take_papers(dossier=dossier, by=actor("motcua1"), place="quầy 1")
    with refused("nơi trả kết quả"):
        hand_over_result(dossier=dossier, by=actor("motcua.hlt"), to_name="Nguyễn Thị Đào")
    assert hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Đào").status == Status.RETURNED


def test_collected_at_the_competent_unit_when_chosen_so() -> None:
    dossier = dossier_elsewhere(result_at_receiving_unit=False)
    assert dossier.result_unit_id == dossier.unit_id
    assert not dossier_elsewhere(result_by="post").result_at_receiving_unit


def test_the_receiving_unit_may_move_papers_and_hand_over_and_nothing_else() -> None:
    clerk, allowed = actor("motcua"), {"send_papers", "take_papers", "record_outcome", "hand_over_result"}
    dossier = dossier_elsewhere()
    may = {verb for verb, line in TRANSITIONS.items() if line.who(dossier, clerk)}
    assert may == allowed | {"attach_paper", "withdraw_paper"}  # scans are the electronic part
    forward_dossier(dossier=dossier, by=actor("motcua.hlt"))
    dossier.refresh_from_db()
    may = {verb for verb, line in TRANSITIONS.items() if line.who(dossier, clerk)}
    assert may == allowed
    assert "của đơn vị thụ lý làm" in str(why_not("forward_dossier", dossier=dossier_elsewhere(), by=clerk))


def test_the_receiving_unit_sees_it_by_its_key_and_apart_in_lists() -> None:
    dossier = dossier_elsewhere()
    rows = Dossier.objects.all()
    for username, seen in {"motcua": True, "chutich": True, "vanphong": True, "tuphap": False, "vanthu": True}.items():
        assert open_to(rows, actor(username)).filter(pk=dossier.pk).exists() is seen, username
        assert not visible_to(rows, actor(username)).exists()
    assert visible_to(rows, actor("motcua.hlt")).get() == dossier


def test_counted_once_for_progress_and_apart_as_received_for_others() -> None:
    """§2.4: the sums over all units are all dossiers; what was received for others is in nobody's progress twice."""
    dossier_elsewhere()
    dossier_elsewhere(unit="H99.26.07", outside_code="H99.26.07-260914-0031")
    dossier_at(Status.RECEIVED)
    units = list(Unit.objects.all())
    assert sum(Dossier.objects.counted_at(unit.pk).count() for unit in units) == Dossier.objects.count() == 3
    assert Dossier.objects.counted_at(ward().pk).count() == 1
    assert Dossier.objects.received_for_others(ward().pk).count() == 2
    assert (
        Dossier.objects.counted_at(ward().pk).intersection(Dossier.objects.received_for_others(ward().pk)).count() == 0
    )


@pytest.mark.parametrize(
    ("unit", "code", "said"),
    [
        ("H99.26.05", "", "Chỉ nhận thay cho đơn vị khác trong tỉnh"),
        ("H99.26.01", "", "không còn hoạt động"),
        ("H99.26.06", "H99.26.06-260914-0031", "hãy để trống ô mã hồ sơ"),
        ("H99.26.07", "", "dùng hệ thống khác"),
        ("H99.26.07", "số 31", "dùng hệ thống khác"),
    ],
)
def test_refused(unit: str, code: str, said: str, refused: Refused) -> None:
    with refused(said):
        dossier_elsewhere(unit=unit, outside_code=code)


def test_an_outside_code_is_used_once(refused: Refused) -> None:
    dossier_elsewhere(unit="H99.26.07", outside_code="H99.26.07-260914-0031")
    with refused("đã có trong hệ thống"):
        dossier_elsewhere(unit="H99.26.07", outside_code="H99.26.07-260914-0031")


def test_the_same_form_twice_is_one_dossier() -> None:
    sent = filing(BIRTH, competent=Unit.objects.get(code="H99.26.06"))
    clerk = actor("motcua")
    assert receive_dossier(filing=sent, by=clerk) == receive_dossier(filing=sent, by=clerk)
