"""Papers certified at the counter, through the real actions."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from cchc.certification.actions.certify_papers import certify_papers
from cchc.certification.models import Entry
from cchc.certification.writing import Line
from cchc.dossiers.models import Dossier
from cchc.organization.models import Post
from tests.factories.dossiers import filing
from tests.factories.office import actor

COPY, SIGNATURE = "2.000815", "2.000884"
DEGREE = Line("Bằng tốt nghiệp đại học", pages=1, copies=3)
RECORD = Line("Học bạ", pages=12, copies=2)


def chair() -> Post:
    return actor("chutich").post


def certified(*lines: Line, code: str = COPY, signer: Post | None = None, **changes: Any) -> Dossier:
    """One visit; a degree in three copies unless other lines are given."""
    handed_over = changes.pop("handed_over", True)
    return certify_papers(
        filing=filing(code, **{"submission": uuid4()} | changes), lines=lines or (DEGREE,), signer=signer or chair(),
        by=actor("motcua"), handed_over=handed_over,
    )  # fmt: skip


def entry(*lines: Line, **changes: Any) -> Entry:
    """The first line that such a visit wrote."""
    return Entry.objects.select_related("book").filter(dossier=certified(*lines, **changes)).order_by("number")[0]
