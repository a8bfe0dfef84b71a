"""Is it on record who took out which list, and are too many rows refused?"""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.documents.actions.export_list import MOST, export_list, why_not_export_list
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def test_who_took_out_what() -> None:
    by = actor("vanphong")
    for way in ("excel", "print"):
        export_list(title="Danh sách", asked="Mọi hồ sơ", columns=["Mã", "Họ tên"], rows=7, way=way, by=by)  # type: ignore[arg-type]
    first, second = events_of(by.post)
    assert (first.name, first.official_name, first.data["rows"]) == ("list_exported", "Trần Quốc Bảo", 7)
    assert first.data["columns"] == ["Mã", "Họ tên"]
    assert (second.data["way"], second.previous_hash) == ("print", first.hash)


@pytest.mark.parametrize(("way", "said"), [("excel", "100.000 dòng"), ("print", "2.000 dòng")])
def test_too_many_are_refused(way: str, said: str) -> None:
    by = actor("vanphong")
    assert why_not_export_list(way=way, rows=MOST[way], by=by) is None  # type: ignore[arg-type]
    with pytest.raises(ActionRefused, match=said):
        export_list(title="", asked="", columns=[], rows=MOST[way] + 1, way=way, by=by)  # type: ignore[arg-type]
    assert not events_of(by.post).exists()
