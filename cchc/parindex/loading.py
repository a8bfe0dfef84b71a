"""How rubrics come from content into the database. A published version is never edited."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from cchc.content.reading import ContentError, content_files
from cchc.parindex.models import Rubric
from cchc.parindex.reading import read_rubric


@transaction.atomic
def load_rubrics(roots: tuple[Path, ...]) -> int:
    """Publish what is new; returns how many versions were added."""
    added = 0
    for path in content_files("rubrics", roots=roots):
        content = read_rubric(path, roots=roots)
        existing = Rubric.objects.filter(code=content.code, version=content.version, unit=None).first()
        if existing is None:
            Rubric(
                code=content.code,
                version=content.version,
                title=content.title,
                document=content.model_dump(mode="json"),
            ).save(force_insert=True)
            added += 1
        elif existing.content != content:
            reason = f"{existing} đã công bố, không sửa được: hãy thêm phiên bản mới"
            raise ContentError([(path, 1, reason)])
    return added
