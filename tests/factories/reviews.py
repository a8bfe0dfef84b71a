"""Review proposals at any status, reached through the real actions."""

from __future__ import annotations

from typing import Any

from cchc.catalogue.actions.answer_review import answer_review
from cchc.catalogue.actions.draft_review import ReviewWords, draft_review
from cchc.catalogue.actions.submit_review import submit_review
from cchc.catalogue.models import ReviewProposal
from cchc.organization.actor import Actor
from tests.factories.dossiers import MARITAL_STATUS, procedure_in_force
from tests.factories.office import actor


def review(*, by: Actor | None = None, **changes: Any) -> ReviewProposal:
    """A proposal to cut one paper."""
    version, _ = procedure_in_force(MARITAL_STATUS)
    values: dict[str, Any] = {
        "title": "Bỏ giấy tờ đã có trong cơ sở dữ liệu",
        "reason": "Thông tin tra cứu được trong cơ sở dữ liệu quốc gia về dân cư.",
        "authority": "Ủy ban nhân dân tỉnh Đông Giang",
        "minutes_before": 180,
        "minutes_after": 150,
        "fee_before": 8000,
        "fee_after": 8000,
        "cases_a_year": 900,
        "cut_papers": (version.content.papers[0].code,),
    }
    return draft_review(by=by or actor("vanphong"), version=version, words=ReviewWords(**values | changes))


def review_at(status: str) -> ReviewProposal:
    """A proposal that walked to the status."""
    found = review()
    if status != "prepared":
        found = submit_review(review=found, by=actor("chutich"), submission="15/TTr-UBND")
    if status in ("accepted", "rejected"):
        found = answer_review(
            review=found, by=actor("vanphong"), status=status, answer="77/UBND-KSTT", reason="Theo quy định hiện hành."
        )
    return found
