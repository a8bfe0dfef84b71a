"""A line of a draft goes; the record keeps what it was."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.catalogue.actions.remove_publication_item import remove_publication_item
from tests.catalogue.actions.conftest import Refused
from tests.factories.office import actor
from tests.factories.publications import AMENDED, NEW, publication

pytestmark = pytest.mark.django_db


def test_gone_but_on_record() -> None:
    draft = publication(NEW, AMENDED)
    remove_publication_item(publication=draft, by=actor("vanphong"), item=draft.items.get(code="1.999001"))
    assert [item.code for item in draft.items.all()] == ["1.004873"]
    assert events_of(draft).get(name="publication_item_removed").data["code"] == "1.999001"


def test_not_of_another_decision_nor_by_another_role(refused: Refused) -> None:
    draft, other = publication(NEW), publication(AMENDED, number="1235/QĐ-UBND")
    with refused("thuộc quyết định khác"):
        remove_publication_item(publication=draft, by=actor("vanphong"), item=other.items.get())
    with refused("Việc này do Văn phòng"):
        remove_publication_item(publication=draft, by=actor("motcua"), item=draft.items.get())
