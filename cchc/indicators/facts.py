"""Which facts are there? Each package flattens its own tables; figures read nothing else."""

from __future__ import annotations

from cchc.catalogue.facts import CATALOGUE_FACTS
from cchc.certification.facts import CERTIFICATION_FACTS
from cchc.dossiers.facts import DOSSIER_FACTS
from cchc.inspections.facts import INSPECTION_FACTS
from cchc.lifecycle.fact import Fact
from cchc.plans.facts import PLAN_FACTS
from cchc.queue.facts import QUEUE_FACTS

FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        *DOSSIER_FACTS, *CATALOGUE_FACTS, *PLAN_FACTS, *INSPECTION_FACTS, *CERTIFICATION_FACTS, *QUEUE_FACTS
    )
}  # fmt: skip
