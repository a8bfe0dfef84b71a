"""Soạn phương án đơn giản hóa: what to cut from a procedure in force, and what that saves (NĐ 63; TT 02/2017)."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.catalogue.compliance import compliance_rules_on
from cchc.catalogue.lifecycle import why_not
from cchc.catalogue.models import ProcedureVersion, ReviewProposal
from cchc.lifecycle.clock import now, today
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor
from cchc.worktime.limit import Limit, LimitError


@dataclass(frozen=True)
class ReviewWords:
    """What is proposed; minutes and fees are those of one request, before and after."""

    title: str
    reason: str
    authority: str
    minutes_before: int
    minutes_after: int
    fee_before: int
    fee_after: int
    cases_a_year: int
    cut_papers: tuple[str, ...] = ()
    cut_steps: tuple[int, ...] = ()
    limit_after: str = ""

    @property
    def cuts(self) -> bool:
        """Whether anything at all becomes less."""
        return bool(
            self.cut_papers or self.cut_steps or self.limit_after
            or self.minutes_after < self.minutes_before or self.fee_after < self.fee_before
        )  # fmt: skip


def why_not_draft_review(
    *, by: Actor, version: ProcedureVersion | None = None, words: ReviewWords | None = None
) -> Refusal | None:
    if refusal := why_not("draft_review", subject=None, by=by):
        return refusal
    if version is None or words is None:
        return None
    if version.effective_until and version.effective_until <= today():
        return Refusal("Phiên bản này đã hết hiệu lực. Hãy rà soát phiên bản đang áp dụng.")
    if not words.cuts:
        return Refusal("Phương án chưa cắt giảm gì. Hãy chọn giấy tờ, bước, thời hạn, giờ hoặc mức phí được giảm.")
    if words.minutes_after > words.minutes_before or words.fee_after > words.fee_before:
        return Refusal("Sau đơn giản hóa, thời gian và phí không được cao hơn trước. Hãy xem lại số liệu.")
    if set(words.cut_papers) - {paper.code for paper in version.content.papers}:
        return Refusal("Có giấy tờ không thuộc phiên bản này. Tải lại trang rồi chọn lại.")
    return _why_not_this_limit(words.limit_after)


def _why_not_this_limit(text: str) -> Refusal | None:
    try:
        if text:
            Limit.parse(text)
    except LimitError as error:
        return Refusal(str(error))
    return None


@transaction.atomic
def draft_review(*, by: Actor, version: ProcedureVersion, words: ReviewWords) -> ReviewProposal:
    """The proposal, with the wage of the hour that content states today."""
    refuse(why_not_draft_review(by=by, version=version, words=words))
    said = asdict(words) | {"cut_papers": list(words.cut_papers), "cut_steps": list(words.cut_steps)}
    review = ReviewProposal(
        unit=by.unit, version=version, wage=compliance_rules_on(today()).wage.value, drafted_at=now(),
        drafted_by=by.post, **said,
    )  # fmt: skip
    review.save(force_insert=True)
    record_event("review_drafted", subject=review, by=by, data={"procedure": version.procedure.code, **said})
    return review
