"""Is every reason against a process told: gaps, a step nobody holds, each case and channel whose limit is exceeded?"""

from __future__ import annotations

from typing import Any

import pytest

from cchc.catalogue.models import ProcedureVersion
from cchc.catalogue.processes.faults import Fault, faults_of, margins_of, total_of_steps
from cchc.catalogue.schema import DraftStep
from cchc.catalogue.unheld import done_elsewhere, fields_by_role
from tests.factories.dossiers import MARITAL_STATUS, procedure_in_force
from tests.factories.office import ward

pytestmark = pytest.mark.django_db


def found(*, limits: list[dict[str, Any]] | None = None, **words: Any) -> list[Fault]:
    """Against marital status with other limits, or other words in its third step."""
    version, process = procedure_in_force(MARITAL_STATUS)
    if limits is not None:
        version.parts = {**version.parts, "limits": [{"mark": "found", **each} for each in limits]}
    steps: list[DraftStep] = list(process.path)
    steps[2] = DraftStep.model_validate(steps[2].model_dump() | words)
    return faults_of(steps, field=version.procedure.field, holders=fields_by_role(ward()), version=version)


def test_the_shipped_process_has_none() -> None:
    assert found() == []


def test_what_a_step_lacks_is_said_once() -> None:
    (fault,) = found(name=" ", roles=[], time="")
    assert fault == Fault(3, "Bước 3 còn thiếu tên, vai trò, thời gian. Hãy điền cho đủ.")


def test_a_role_that_nobody_holds_in_the_field() -> None:
    holders = {role: ({"dat-dai"} if role == "officer" else fields) for role, fields in fields_by_role(ward()).items()}
    version, process = procedure_in_force(MARITAL_STATUS)
    (fault,) = faults_of(process.path, field=version.procedure.field, holders=holders, version=version)
    assert fault.step == 3
    assert "«Công chức chuyên môn» nhưng chưa ai trong đơn vị giữ vai trò này ở lĩnh vực Hộ tịch" in fault.sentence


@pytest.mark.parametrize(
    ("limits", "over"),
    [
        ([{"value": "3wd"}], []),
        ([{"value": "3wd"}, {"value": "2wd", "case": "trong nước"}], ["«2 ngày làm việc» (trong nước) là 1 ngày"]),
        ([{"value": "3wd"}, {"value": "8h", "channels": ["online"]}],
         ["«8 giờ làm việc» (nộp trực tuyến) là 2 ngày"]),
        ([{"value": "sameday"}, {"value": "1wd"}], ["«trong ngày» là 2 ngày", "«1 ngày làm việc» là 2 ngày"]),
        ([{"value": "2d"}], ["«2 ngày» là 1 ngày"]),  # three working days never fit into two days of any kind
        ([{"value": None}], []),
    ],
)  # fmt: skip
def test_every_case_and_channel_counts(limits: list[dict[str, Any]], over: list[str]) -> None:
    faults = found(limits=limits)
    assert len(faults) == len(over)
    assert all(said in fault.sentence for said, fault in zip(over, faults, strict=True)), faults


def test_steps_in_days_are_counted_as_days() -> None:
    (fault,) = found(time="3d")  # 3 days, and 10 hours are two more
    assert "là 2 ngày" in fault.sentence


def test_a_procedure_not_in_force_has_no_process() -> None:
    version, process = procedure_in_force(MARITAL_STATUS)
    (fault,) = faults_of(process.path, field=version.procedure.field, holders=fields_by_role(ward()), version=None)
    assert "không có phiên bản nào có hiệu lực" in fault.sentence


def test_margins_are_shown_while_the_process_is_written() -> None:
    version, process = procedure_in_force(MARITAL_STATUS)
    (margin,) = margins_of(process.path[:-1], version)
    assert (margin.verdict, margin.kind, margin.limit) == ("còn dư 1 giờ", "ok", "3 ngày làm việc")
    assert total_of_steps(process.path[:-1]) == "2 ngày 7 giờ làm việc"
    assert margins_of((DraftStep(),), version) == []
    assert total_of_steps((DraftStep(),)) == ""


def test_what_is_shipped_could_be_approved_but_for_one_case() -> None:
    """The supplement of a civil-status entry is due the same day, its steps are those of the longer cases."""
    holders = fields_by_role(ward())
    refused = []
    ours = ProcedureVersion.objects.exclude(procedure__in=done_elsewhere(ward()))
    for version in ours.select_related("procedure__field"):
        _, process = procedure_in_force(version.procedure.code)
        if faults_of(process.path, field=version.procedure.field, holders=holders, version=version):
            refused.append(version.procedure.code)
    assert refused == ["1.004859"]
