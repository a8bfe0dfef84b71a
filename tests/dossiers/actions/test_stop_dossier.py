"""The handling stops on a ground that is said, and the unit's head signs the notice."""

from __future__ import annotations

import pytest

from cchc.dossiers.actions.stop_dossier import stop_dossier
from cchc.dossiers.models import Status, Stoppage
from cchc.lifecycle.clock import now
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
ASKED = {"ground": "asked", "asked_by_name": "Nguyễn Thị Đào", "reason": "Chờ thỏa thuận trong gia đình"}


def test_stops_it_for_good() -> None:
    dossier = dossier_at(Status.IN_PROCESS, fee_due=8000)
    dossier = stop_dossier(dossier=dossier, by=holder(dossier), **ASKED, papers_back="Tờ khai", refund=8000)
    assert (dossier.status, dossier.national_code, dossier.ended_at) == (Status.STOPPED, 8, now())
    assert (dossier.stoppage.ground, dossier.stoppage.refund) == (Stoppage.Ground.ASKED, 8000)


def test_the_chair_signs_unless_another_head_acts_or_is_chosen() -> None:
    other = {"ground": "other", "reason": "Người nộp đã mất"}
    signers = []
    for by, signer in (("chanhvanphong", None), ("phochutich", None), ("chutich", actor("phochutich").post)):
        dossier = stop_dossier(dossier=dossier_at(Status.IN_PROCESS), by=actor(by), signer=signer, **other)
        signers.append(dossier.stoppage.signed_by.official.full_name)
    assert signers == ["Trịnh Quốc Đạt", "Lê Thu Hằng", "Lê Thu Hằng"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ground": "unsupplemented"}, "chọn căn cứ"),
        ({"asked_by_name": ""}, "người đề nghị dừng"),
        ({"reason": " "}, "lý do và căn cứ"),
        ({"refund": 1}, "lớn hơn phí"),
    ],
)
def test_refused_when_the_ground_is_not_said(changes: dict[str, str], sentence: str, refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused(sentence):
        stop_dossier(dossier=dossier, by=actor("chutich"), **ASKED | changes)


def test_only_the_head_of_the_unit_signs(refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    for post in (actor("tuphap").post, actor("chutich.hlt").post):
        with refused("Chủ tịch hoặc Phó Chủ tịch ký"):
            stop_dossier(dossier=dossier, by=actor("chutich"), **ASKED, signer=post)
