"""Which rules of certification bind on a day? Read from content/certification; the installation's own come last."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.conf import settings

from cchc.certification.schema import CertificationFile, CertificationRules
from cchc.content.reading import content_files, read


@cache
def _files() -> tuple[CertificationFile, ...]:
    return tuple(read(path, CertificationFile) for path in content_files("certification", roots=settings.CONTENT_ROOTS))


def rules_on(day: date) -> CertificationRules:
    """The newest rules in force on the day; of two with the same day the installation's own."""
    rules = sorted((rule for each in _files() for rule in each.rules), key=lambda rule: rule.effective_from)
    return [rule for rule in rules if rule.effective_from <= day][-1]
