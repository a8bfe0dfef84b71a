"""Facts change and papers come under the same code, with the old beside the new; the clock runs on."""

from __future__ import annotations

from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.amend_dossier import amend_dossier
from cchc.dossiers.models import Dossier, Status
from tests.dossiers.actions.conftest import Refused
from tests.factories.dossiers import dossier_at, procedure_in_force
from tests.factories.office import actor

pytestmark = pytest.mark.django_db
FUNERAL = "1.010824"  # has papers that only some cases need


def test_old_and_new_stand_in_the_record() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    code, due_at, runs = dossier.code, dossier.due_at, dossier.clock_runs.count()
    dossier = amend_dossier(
        dossier=dossier, by=actor("motcua"), changes={"owner_name": "Trần Bảo Ngọc", "summary": " Cho con "},
        reason="Ghi thiếu chủ hồ sơ",
    )  # fmt: skip
    assert (dossier.owner_name, dossier.summary, dossier.for_whom) == ("Trần Bảo Ngọc", "Cho con", "Trần Bảo Ngọc")
    assert (dossier.code, dossier.due_at, dossier.clock_runs.count()) == (code, due_at, runs)
    assert Dossier.objects.matching("tran bao ngoc").get() == dossier
    event = events_of(dossier).last()
    assert event is not None
    assert event.data["changed"] == {"owner_name": ["", "Trần Bảo Ngọc"], "summary": ["", "Cho con"]}


def test_a_paper_is_added_once(refused: Refused) -> None:
    procedure, _ = procedure_in_force(FUNERAL)
    required = frozenset(paper.code for paper in procedure.content.papers if paper.required)
    more = next(paper for paper in procedure.content.papers if not paper.required)
    dossier = dossier_at(Status.IN_PROCESS, code=FUNERAL, papers=required)
    added = {"changes": {}, "papers": [more.code], "reason": "Nộp thêm"}
    amend_dossier(dossier=dossier, by=actor("motcua"), **added)
    assert dossier.papers.get(code=more.code).name == more.name
    with refused("chưa có trong hồ sơ"):
        amend_dossier(dossier=dossier, by=actor("motcua"), **added)


@pytest.mark.parametrize(
    ("changes", "more", "sentence"),
    [
        ({}, {}, "Chưa có gì thay đổi"),
        ({"applicant_phone": "0900 000 318"}, {}, "Chưa có gì thay đổi"),
        ({"applicant_address": ""}, {}, "không được để trống"),
        ({"owner_number": "12"}, {}, "12 chữ số"),
        ({"owner_number": "099192004513"}, {}, "phải có họ tên chủ hồ sơ"),
        ({"summary": "Mới"}, {"reason": " "}, "đề nghị sửa đổi thế nào"),
        ({}, {"papers": ["khong-co"]}, "phải thuộc thủ tục"),
    ],
)
def test_refused(changes: dict[str, str], more: dict[str, Any], sentence: str, refused: Refused) -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with refused(sentence):
        amend_dossier(dossier=dossier, by=actor("motcua"), **{"changes": changes, "reason": "Ghi sai"} | more)


def test_what_the_limit_hangs_on_is_not_changed() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    before = (dossier.case, dossier.applicant_number, dossier.procedure_id)
    dossier = amend_dossier(
        dossier=dossier, by=actor("motcua"), reason="Ghi sai",
        changes={"summary": "Mới", "case": "khác", "applicant_number": "099192009999"},
    )  # fmt: skip
    assert (dossier.case, dossier.applicant_number, dossier.procedure_id) == before
