"""Which faults of file limits, form sets and font lists are refused, and what is in force when?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from cchc.content.reading import SHIPPED, content_files, read
from cchc.documents import file_limits
from cchc.documents.file_limits import limits_on
from cchc.documents.schema import FileLimits, FormSet

SET: dict[str, Any] = {
    "kind": "form_set",
    "code": "a",
    "name": "A",
    "source": "x",
    "effective_from": date(2025, 7, 1),
    "certainty": "no official layout",
    "forms": [{"number": "01", "title": "T", "template": "a/01.typ"}],
}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"forms": [SET["forms"][0], SET["forms"][0]]}, "xuất hiện hai lần"),
        ({"forms": [{"number": "01", "title": "T", "template": "../secret.typ"}]}, "pattern"),
        ({"forms": []}, "at least 1"),
        ({"effective_until": date(2025, 6, 30)}, "đứng trước"),
        ({"certainty": "sure"}, "official layout seen"),
    ],
)
def test_wrong_form_sets(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        FormSet.model_validate(SET | changed)


@pytest.mark.parametrize(
    ("on", "in_force"),
    [
        (date(2025, 6, 30), False),
        (date(2025, 7, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_set_is_in_force_on_its_first_and_last_day(on: date, in_force: bool) -> None:
    assert FormSet.model_validate(SET | {"effective_until": date(2026, 12, 31)}).in_force(on) is in_force


@pytest.mark.parametrize(
    "wrong", [{"media_type": "image/svg+xml"}, {"megabytes": 0}, {"suffixes": []}, {"suffixes": ["pdf"]}]
)
def test_wrong_limits(wrong: dict[str, Any]) -> None:
    right = {"media_type": "application/pdf", "name": "PDF", "suffixes": [".pdf"], "megabytes": 20}
    limits = {"kind": "file_limits", "effective_from": date(2026, 1, 1), "source": "x"}
    assert FileLimits.model_validate(limits | {"types": [right]}).bytes_at_most == 20 * 1024 * 1024
    with pytest.raises(ValidationError):
        FileLimits.model_validate(limits | {"types": [right | wrong]})


def test_the_latest_limits_in_force_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    [shipped] = [read(path, FileLimits) for path in content_files("files")]
    later = shipped.model_copy(update={"effective_from": date(2027, 1, 1), "source": "later"})
    own = shipped.model_copy(update={"source": "own"})
    monkeypatch.setattr(file_limits, "_every_limits", lambda: (shipped, later, own))
    assert limits_on(date(2026, 12, 31)).source == "own"
    assert limits_on(date(2027, 1, 1)).source == "later"


@pytest.mark.parametrize("path", sorted((SHIPPED / "forms").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_form_has_its_template(path: Any) -> None:
    for form in read(path, FormSet).forms:
        assert (path.parent / form.template).is_file()
