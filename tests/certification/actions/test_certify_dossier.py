"""An ordinary dossier of certification gets its lines before the signature, from whoever holds it."""

from __future__ import annotations

import pytest

from cchc.certification.actions.certify_dossier import certify_dossier, why_not_certify_dossier
from cchc.certification.actions.void_entry import void_entry
from cchc.certification.writing import Line
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.models import Dossier, Status
from tests.certification.conftest import Refused
from tests.factories.certification import COPY, DEGREE, chair
from tests.factories.dossiers import dossier_at, holder
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
CONTRACT = Line("Hợp đồng mua bán xe máy", 3, 2)


@pytest.fixture
def examined() -> Dossier:
    return dossier_at(Status.IN_PROCESS, code="2.001035")


def test_its_lines_stand_in_the_book_and_it_goes_on(examined: Dossier) -> None:
    [entry] = certify_dossier(dossier=examined, lines=[CONTRACT], signer=chair(), by=holder(examined))
    assert (entry.book.symbol, entry.number, entry.fee) == ("01/2026-SCT/GD", 1, 50_000)
    assert "Hợp đồng mua bán xe máy được giao kết" in entry.stamp
    by = holder(examined)
    assert examined.status == Status.IN_PROCESS
    complete_step(dossier=examined, by=by)


def test_once_unless_it_was_voided(examined: Dossier, refused: Refused) -> None:
    by = holder(examined)
    [entry] = certify_dossier(dossier=examined, lines=[CONTRACT], signer=chair(), by=by)
    with refused("đã vào sổ"):
        certify_dossier(dossier=examined, lines=[CONTRACT], signer=chair(), by=by)
    void_entry(entry=entry, by=by, reason="Ghi sai tên giao dịch")
    assert certify_dossier(dossier=examined, lines=[CONTRACT], signer=chair(), by=by)[0].number == 2


def test_only_by_its_holder_and_only_certification(examined: Dossier, refused: Refused) -> None:
    with refused("Chỉ người đang giữ"):
        certify_dossier(dossier=examined, lines=[CONTRACT], signer=chair(), by=actor("kinhte"))
    received = dossier_at(Status.RECEIVED, code=COPY)
    with refused("Chỉ người đang giữ"):
        certify_dossier(dossier=received, lines=[DEGREE], signer=chair(), by=actor("motcua"))
    other = dossier_at(Status.IN_PROCESS)
    assert "không thuộc việc chứng thực" in str(why_not_certify_dossier(dossier=other, by=holder(other)))


def test_faults_of_lines_and_own_papers(examined: Dossier, refused: Refused) -> None:
    with refused("Chưa có giấy tờ"):
        certify_dossier(dossier=examined, lines=[], signer=chair(), by=holder(examined))
    own = dossier_at(Status.IN_PROCESS, code="2.001035", owner_name="Trịnh Quốc Đạt",
                     owner_number=actor("chutich").official.personal_number)  # fmt: skip
    with refused("giấy tờ của chính mình"):
        certify_dossier(dossier=own, lines=[CONTRACT], signer=chair(), by=holder(own))
