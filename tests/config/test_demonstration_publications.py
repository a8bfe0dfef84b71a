"""Does the demonstration play the control of procedures: boards posted, two decisions, some of it late?"""

from __future__ import annotations

from datetime import datetime
from heapq import heapify, heappop, heappush
from itertools import count

import pytest

from cchc.audit.verification import faults
from cchc.catalogue.models import (
    PostingCheck,
    PostingDuty,
    ProcedureVersion,
    Publication,
    PublicationItem,
    ReviewProposal,
)
from cchc.catalogue.postings import differences_of
from cchc.config.demonstration.life import Ward
from cchc.config.demonstration.publications import control
from cchc.config.demonstration.town import Town
from cchc.lifecycle.clock import clock_at
from cchc.organization.models import Post
from cchc.worktime.loading import calendar
from cchc.worktime.zone import ZONE
from tests.factories.office import ward

pytestmark = pytest.mark.django_db
UNTIL = datetime(2026, 11, 20, 15, tzinfo=ZONE)


def play(start: datetime) -> Town:
    """The lives of the control of procedures alone, without the citizens."""
    unit, town, order = ward(), Town(1), count()
    posts = Post.objects.filter(unit=unit).select_related("official", "unit", "position")
    office = Ward(list(posts.order_by("position__order", "official__full_name")), calendar("vn"))
    agenda = [(moment, next(order), one) for moment, one in control(town, office, start, UNTIL)]
    heapify(agenda)
    while agenda and agenda[0][0] < UNTIL:
        moment, _, one = heappop(agenda)
        with clock_at(moment):
            again = next(one, None)
        if again is not None:
            heappush(agenda, (again, next(order), one))
    return town


def test_four_months() -> None:
    town = play(datetime(2026, 7, 20, tzinfo=ZONE))
    assert [each.number for each in Publication.objects.filter(status="applied").order_by("applied_at")] == [
        "412/QĐ-UBND", "633/QĐ-UBND"
    ]  # fmt: skip
    assert not Publication.objects.filter(file=None).exists()
    assert set(PublicationItem.objects.values_list("change", flat=True)) == {"new", "amended", "abolished"}
    done = PostingDuty.objects.exclude(done_at=None)
    late = [duty for duty in done if duty.was_late]
    assert 0 < len(late) < done.count() / 10
    with clock_at(UNTIL):
        assert PostingDuty.objects.late(UNTIL).exists()
        assert differences_of(ward(), UNTIL.date())
        assert not ProcedureVersion.objects.in_force(UNTIL.date()).filter(procedure__code="1.003622").exists()
        asked = {town.filing(UNTIL.date()).procedure.procedure.code for _ in range(3000)}
        assert "1.003622" not in asked
    assert PostingCheck.objects.count() > 10
    assert set(ReviewProposal.objects.values_list("status", flat=True)) == {"accepted", "prepared"}
    assert not list(faults())


def test_a_week_has_its_boards() -> None:
    play(datetime(2026, 11, 12, tzinfo=ZONE))
    assert not Publication.objects.exists()
    assert PostingDuty.objects.exclude(done_at=None).count() == 3 * ProcedureVersion.objects.count()
