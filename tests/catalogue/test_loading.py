"""Does what is shipped later leave alone what the office published?"""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.catalogue.actions.apply_publication import apply_publication
from cchc.catalogue.loading import load_catalogue
from cchc.catalogue.models import ProcedureVersion
from cchc.content.reading import SHIPPED, ContentError
from cchc.lifecycle.clock import today
from tests.factories.office import actor
from tests.factories.publications import AMENDED, board, publication

pytestmark = pytest.mark.django_db
FILE = """
kind: procedures
field: ho-tich
source: minh họa
procedures:
  - code: "1.004873"
    version: {version}
    name: Cấp Giấy xác nhận tình trạng hôn nhân
    plain_name: Xác nhận độc thân
    effective_from: 2026-01-01
    online: {{ value: full, mark: found }}
    limits: [{{ value: 1wd, mark: found }}]
"""


def shipped(folder: Path, version: int) -> tuple[Path, ...]:
    (folder / "procedures").mkdir()
    (folder / "procedures" / "ho-tich.yaml").write_text(FILE.format(version=version), encoding="utf-8")
    return (folder,)


def test_the_office_s_version_stands_before_a_shipped_one_of_the_same_number(tmp_path: Path) -> None:
    board()
    apply_publication(publication=publication(AMENDED), by=actor("vanphong"))
    assert load_catalogue(shipped(tmp_path, 2)) == (0, 0)
    assert ProcedureVersion.objects.in_force(today()).get(procedure__code="1.004873").content.limits[0].value == "2wd"


def test_a_shipped_version_is_still_never_edited(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="đã công bố, không sửa được"):
        load_catalogue(shipped(tmp_path, 1))


def test_a_part_that_the_schema_learnt_later_is_no_change() -> None:
    version = ProcedureVersion.objects.get(procedure__code="1.001193")
    version.parts.pop("payment_pause")
    for fee in version.parts["fees"]:
        fee.pop("most")
    version.save()
    assert load_catalogue((SHIPPED,)) == (0, 0)
