"""Does the paper's token open its own dossier and no other?"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from cchc.dossiers.models import Status
from cchc.dossiers.tracking import address_of, dossier_of, token
from tests.factories.dossiers import dossier_at

pytestmark = pytest.mark.django_db


def test_the_paper_leads_to_its_dossier() -> None:
    dossier = dossier_at(Status.RECEIVED)
    asked = parse_qs(urlsplit(address_of(dossier)).query)
    assert dossier_of(asked["ma"][0], asked["khoa"][0]) == dossier
    assert len(token(dossier)) == 12


def test_another_token_opens_nothing() -> None:
    dossier, other = dossier_at(Status.RECEIVED), dossier_at(Status.RECEIVED)
    assert dossier.code
    for wrong in (token(other), "", "é", token(dossier)[:-1], token(dossier) + "A"):
        assert dossier_of(dossier.code, wrong) is None


def test_a_code_that_does_not_exist_opens_nothing() -> None:
    assert dossier_of("H99.26.05-260914-9999", token(dossier_at(Status.RECEIVED))) is None


def test_the_token_depends_on_the_installation(settings: pytest.FixtureRequest) -> None:
    dossier = dossier_at(Status.RECEIVED)
    before = token(dossier)
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert token(dossier) != before
