"""Does the list of everyday procedures name procedures and icons that are there?"""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc.catalogue.models import Procedure
from cchc.content.reading import ContentError, read
from cchc.portal.everyday import EverydayFile, everyday

WRITTEN = """
kind: everyday
twelve:
  - {procedure: "1.001193", icon: %s}
"""


@pytest.mark.django_db
def test_every_code_is_a_shipped_procedure() -> None:
    shipped = set(Procedure.objects.values_list("code", flat=True))
    named = {each.procedure for each in everyday().twelve} | set(everyday().words)
    assert named <= shipped


def test_twelve_different_ones() -> None:
    codes = [each.procedure for each in everyday().twelve]
    assert len(codes) == len(set(codes)) == 12


def test_an_unknown_icon_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "everyday.yaml"
    path.write_text(WRITTEN % "baby-carriage", encoding="utf-8")
    assert read(path, EverydayFile).twelve[0].icon == "baby-carriage"
    path.write_text(WRITTEN % "no-such-icon", encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read(path, EverydayFile)
    assert refused.value.faults == [(path, 4, "twelve.0.icon: không có biểu tượng «no-such-icon»")]
