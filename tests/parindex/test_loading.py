"""What is shipped is published once; a changed file under the same version is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.content.reading import SHIPPED, ContentError
from cchc.parindex.loading import load_rubrics
from cchc.parindex.models import Rubric
from tests.factories.rubrics import W_2025, draft, publish

pytestmark = pytest.mark.django_db


def changed(folder: Path, old: str, new: str) -> tuple[Path, ...]:
    (folder / "rubrics").mkdir()
    text = W_2025.read_text(encoding="utf-8").replace(old, new, 1)
    (folder / "rubrics/w-2025.yaml").write_text(text, encoding="utf-8")
    return (folder,)


def test_loading_again_changes_nothing() -> None:
    assert Rubric.objects.filter(unit=None).count() == 5
    assert load_rubrics((SHIPPED,)) == 0


def test_a_published_version_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="W-2025, phiên bản 1 đã công bố, không sửa được: hãy thêm phiên bản mới"):
        load_rubrics(changed(tmp_path, "label: Xuất sắc", "label: Rất tốt"))


def test_a_new_version_is_added_beside_what_a_unit_published(tmp_path: Path) -> None:
    own = publish(draft())
    assert load_rubrics(changed(tmp_path, "code: W-2025\n", "code: W-2025\nversion: 2\n")) == 1
    assert {(rubric.version, rubric.unit) for rubric in Rubric.objects.filter(code="W-2025")} == {
        (1, None), (2, None), (2, own.unit),
    }  # fmt: skip


def test_a_faulty_file_loads_nothing(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="các mục con cộng lại"):
        load_rubrics(changed(tmp_path, "max: 14\n", "max: 13\n"))
