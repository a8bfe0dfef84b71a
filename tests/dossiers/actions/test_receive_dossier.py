"""Reception: one code, the clock, the papers, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.receive_dossier import receive_dossier
from cchc.dossiers.models import Dossier, Status
from cchc.lifecycle.clock import clock_at
from cchc.worktime.zone import ZONE
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import BIRTH, dossier_at, filing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_received_with_code_clock_papers_and_event() -> None:
    dossier = receive_dossier(filing=filing(), by=actor("motcua"))
    assert dossier.code == "H99.26.05-260914-0001"
    assert dossier.status == Status.RECEIVED
    assert dossier.due_at == dossier.first_due_at == datetime(2026, 9, 17, 17, 0, tzinfo=ZONE)
    assert dossier.step.holder == actor("motcua").post
    assert dossier.papers.count() == len(dossier.procedure.content.papers)
    assert [event.name for event in events_of(dossier)] == ["dossier_received"]
    run = dossier.clock_runs.get()
    assert (run.number, run.limit, run.due_at) == (1, "3wd", dossier.due_at)


def test_same_day_rule_for_a_birth() -> None:
    assert receive_dossier(filing=filing(BIRTH), by=actor("motcua")).due_at == datetime(2026, 9, 14, 17, tzinfo=ZONE)
    with clock_at(datetime(2026, 9, 14, 15, 1, tzinfo=ZONE)):
        late = receive_dossier(filing=filing(BIRTH), by=actor("motcua"))
    assert late.due_at == datetime(2026, 9, 15, 17, tzinfo=ZONE)


def test_numbers_count_per_unit_and_day() -> None:
    codes = [receive_dossier(filing=filing(), by=actor(name)).code for name in ("motcua", "motcua1", "motcua.hlt")]
    with clock_at(datetime(2026, 9, 15, 8, tzinfo=ZONE)):
        codes.append(receive_dossier(filing=filing(), by=actor("motcua")).code)
    assert codes == [
        "H99.26.05-260914-0001", "H99.26.05-260914-0002", "H99.26.06-260914-0001", "H99.26.05-260915-0001",
    ]  # fmt: skip


def test_the_same_form_twice_is_one_dossier() -> None:
    form = filing()
    first, second = (receive_dossier(filing=form, by=actor("motcua")) for _ in range(2))
    assert first == second
    assert Dossier.objects.count() == 1
    assert events_of(first).count() == 1


def test_completes_what_was_awaited() -> None:
    waiting = dossier_at(Status.AWAITING_COMPLETION)
    dossier = receive_dossier(filing=filing(), by=actor("motcua"), dossier=waiting)
    assert dossier.pk == waiting.pk
    assert dossier.code == "H99.26.05-260914-0001"
    assert dossier.supplement_requests.get().answered_by == actor("motcua").post
    assert [event.name for event in events_of(dossier)] == ["completion_requested", "dossier_received"]


def test_text_is_kept_in_nfc_and_found_without_accents() -> None:
    decomposed = "Nguye\u0302\u0303n Thi\u0323 Đa\u0300o"
    dossier = receive_dossier(filing=filing(applicant_name=decomposed), by=actor("motcua"))
    dossier.refresh_from_db()
    assert dossier.applicant_name == "Nguyễn Thị Đào"
    for words in ("nguyen thi dao", "NGUYỄN", dossier.code or "", "099192004512", "dao nguyen"):
        assert list(Dossier.objects.matching(words)) == [dossier], words
    assert not Dossier.objects.matching("nguyen van dao").exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"applicant_name": "  "}, "Chưa có họ tên"),
        ({"applicant_address": ""}, "Chưa có địa chỉ"),
        ({"applicant_number": "12345"}, "12 chữ số"),
        ({"applicant_number": "09919200451a"}, "12 chữ số"),
        ({"applicant_number": "099192004512\n"}, "12 chữ số"),
        ({"owner_number": "099192004513"}, "họ tên chủ hồ sơ"),
        ({"owner_number": "1", "owner_name": "A"}, "chủ hồ sơ phải có 12 chữ số"),
        ({"applicant_born_on": date(1899, 12, 31)}, "Ngày sinh"),
        ({"applicant_born_on": date(2026, 9, 15)}, "Ngày sinh"),
        ({"sets": 0}, "từ 1 đến 99"),
        ({"papers": frozenset()}, "Còn thiếu: Tờ khai"),
    ],
)
def test_refused_for_faults_of_the_request(changes: dict[str, object], sentence: str, refused: Refused) -> None:
    with refused(sentence):
        receive_dossier(filing=filing(**changes), by=actor("motcua"))


def test_refused_when_not_in_force_or_of_another_procedure(refused: Refused) -> None:
    form, birth = filing(), filing(BIRTH)
    with refused("không thuộc thủ tục"):
        receive_dossier(filing=replace(form, process=birth.process), by=actor("motcua"))
    clerk = actor("motcua")
    with clock_at(datetime(2025, 6, 30, 9, tzinfo=ZONE)), refused("chưa có hiệu lực"):
        receive_dossier(filing=form, by=clerk)


@pytest.mark.parametrize("username", ["tuphap", "chutich", "vanphong", "vanthu", "captren"])
def test_refused_away_from_the_counter(username: str, refused: Refused) -> None:
    with refused("Chỉ công chức Bộ phận Một cửa"):
        receive_dossier(filing=filing(), by=actor(username))


def test_cost_does_not_grow_with_papers(django_assert_num_queries: object) -> None:
    clerk = actor("motcua")
    for code in (BIRTH, "1.001776"):
        form = filing(code, submission=uuid4())
        with django_assert_num_queries(9):  # type: ignore[operator]
            receive_dossier(filing=form, by=clerk)
