"""The completeness checks on a sheet as it stands now: four queries and one scan for each fact."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from cchc.parindex.completeness import Missing, missing_on
from cchc.parindex.models import Assessment, Evidence
from cchc.parindex.proposing import proposed_for


def evidence_of(assessment: Assessment) -> dict[UUID, list[Evidence]]:
    """By the key of the line; of each piece the newest version."""
    found = defaultdict[UUID, list[Evidence]](list)
    rows = assessment.evidence.filter(replaced_by=None).select_related("file")
    for evidence in rows.prefetch_related("lines"):
        for line in evidence.lines.all():
            found[line.pk].append(evidence)
    return found


def missing_now(assessment: Assessment) -> list[Missing]:
    content, year = assessment.round.rubric.content, assessment.round.year
    proposed = proposed_for(content.all_leaves(), year, assessment.unit_id)
    return missing_on(assessment, assessment.lines.all(), evidence_of(assessment), proposed)
