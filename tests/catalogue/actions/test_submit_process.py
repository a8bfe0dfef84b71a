"""What would be refused at approval is not submitted."""

from __future__ import annotations

import pytest

from cchc.catalogue.actions.return_process import return_process
from cchc.catalogue.actions.submit_process import submit_process
from cchc.catalogue.models import ProcessDraft
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor
from tests.factories.processes import draft, submitted, with_step

pytestmark = pytest.mark.django_db


def submit(drafted: ProcessDraft, name: str = "vanphong") -> ProcessDraft:
    return submit_process(draft=drafted, by=actor(name), seen=drafted.last.number)


def test_then_it_waits_for_the_chair() -> None:
    assert submitted().status == "submitted"


def test_again_after_it_was_returned() -> None:
    returned = return_process(draft=submitted(), by=actor("chutich"), reason="Bước 3 còn dài")
    again = submit(with_step(returned, 3, time="8h"))
    assert (again.status, again.return_reason) == ("submitted", "")


def test_a_draft_with_faults_says_all_of_them() -> None:
    faulty = with_step(with_step(draft(), 3, time="40h"), 2, name=" ")
    with pytest.raises(ActionRefused) as refused:
        submit(faulty)
    assert "Bước 2 còn thiếu tên." in str(refused.value)
    assert "dài hơn thời hạn «3 ngày làm việc» là 3 ngày 2 giờ" in str(refused.value)


def test_not_by_the_chair_and_not_twice() -> None:
    with pytest.raises(ActionRefused, match="Văn phòng hoặc phụ trách lĩnh vực"):
        submit(drafted := draft(), "chutich")
    submit(drafted)
    with pytest.raises(ActionRefused, match="Chờ Chủ tịch duyệt"):
        submit(drafted)
