"""How does the invented ward certify? Mostly at once at the counter, signed by a leader or whom the Chair delegated."""

from __future__ import annotations

from datetime import timedelta

from cchc.certification.actions.certify_papers import certify_papers
from cchc.certification.actions.delegate_signing import delegate_signing
from cchc.certification.actions.void_entry import void_entry
from cchc.certification.rules import rules_on
from cchc.certification.signers import signers_of
from cchc.certification.writing import Line, work_of
from cchc.config.demonstration.town import Town
from cchc.dossiers.filing import Filing
from cchc.dossiers.models import Dossier
from cchc.lifecycle.clock import today
from cchc.organization.actor import Actor

AT_ONCE = 85  # of one hundred visits; the others leave their papers and come back by the receipt
VOIDED = 1


def delegate_for_a_year(actors: list[Actor]) -> None:
    """The Chair lets the judicial officer sign, as the law allows since November 2025."""
    chair = next(actor for actor in actors if actor.role == "chair")
    officer = next(actor for actor in actors if actor.post.position.code == "tu-phap")
    if rules_on(today()).capacities.delegated is not None:
        delegate_signing(post=officer.post, decision="12/GUQ-UBND", from_on=today(),
                         until_on=today() + timedelta(days=366), by=chair)  # fmt: skip


def is_certified_at_once(town: Town, filing: Filing) -> bool:
    work = work_of(filing.procedure.procedure.code)
    return work is not None and work.at_once and town.happens(AT_ONCE)


def certify_at_once(town: Town, filing: Filing, clerk: Actor) -> Dossier:
    """One visit; now and then a line was wrong and is voided at once."""
    work = work_of(filing.procedure.procedure.code)
    assert work is not None  # noqa: S101 (asked before)
    papers = rules_on(today()).book(work.book).papers
    lines = [
        Line(town.chance.choice(papers), pages=min(town.chance.randrange(1, 30), town.chance.randrange(1, 12)),
             copies=town.chance.randrange(1, 5))
        for _ in range(town.chance.choices((1, 2, 3, 6), (50, 30, 15, 5))[0])
    ]  # fmt: skip
    signer = town.chance.choice(signers_of(clerk.unit, today())).post
    dossier = certify_papers(filing=filing, lines=lines, signer=signer, by=clerk)
    if town.happens(VOIDED):
        void_entry(entry=dossier.certified_entries.order_by("number")[0], by=clerk, reason="Ghi nhầm số bản.")
    return dossier
