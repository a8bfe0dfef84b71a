"""Is a group's content refused with file, line and reason when it cannot be followed?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cchc.content.reading import SHIPPED, ContentError, read
from cchc.dossiers.interlinked import GroupContent, check_group, groups_on

GROUP = (SHIPPED / "groups" / "khai-sinh.yaml").read_text(encoding="utf-8")


def faults(tmp_path: Path, *changes: tuple[str, str]) -> str:
    text = GROUP
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "nhom.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        check_group(path, (SHIPPED,))
    return str(caught.value).replace(str(path), "nhom.yaml")


def test_both_groups_are_shipped() -> None:
    assert set(groups_on(date(2026, 9, 1))) == {"3.000722", "2.002913"}
    assert groups_on(date(2026, 8, 31)) == {}


def test_the_edges_are_those_of_the_decree() -> None:
    birth, death = groups_on(date(2026, 9, 14))["3.000722"], groups_on(date(2026, 9, 14))["2.002913"]
    assert {member.key: member.after for member in birth.members} == {
        "khai-sinh": [], "thuong-tru": ["khai-sinh"], "bhyt": ["khai-sinh"], "can-cuoc": ["khai-sinh", "thuong-tru"],
    }  # fmt: skip
    assert all(member.after == ["khai-tu"] for member in death.members[1:])


def test_the_card_joined_the_group_on_its_day() -> None:
    birth = groups_on(date(2026, 9, 14))["3.000722"]
    assert "can-cuoc" not in [member.key for member in birth.offered(date(2026, 8, 31))]
    assert "can-cuoc" in [member.key for member in birth.offered(date(2026, 9, 1))]


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(GROUP.splitlines(), 1) if text in line)


def test_an_unknown_procedure(tmp_path: Path) -> None:
    said = faults(tmp_path, ('"1.004222"', '"9.999999"'))
    assert said == f"nhom.yaml:{line_of('1.004222')}: không có thủ tục «9.999999»"


def test_a_circle(tmp_path: Path) -> None:
    said = faults(tmp_path, ('"1.001193"\n', '"1.001193"\n    after: [thuong-tru]\n'))
    assert "khai-sinh → thuong-tru → khai-sinh" in said


def test_a_part_without_agency(tmp_path: Path) -> None:
    said = faults(tmp_path, ("    agency: bhxh\n", ""))
    assert "members.2.agency: thiếu mục này" in said
    assert f"nhom.yaml:{line_of('- key: bhyt')}" in said


def test_a_part_that_waits_for_nothing_known(tmp_path: Path) -> None:
    assert "chờ phần «ho-khau» không có trong nhóm" in faults(tmp_path, ("after: [khai-sinh]", "after: [ho-khau]"))


def test_steps_that_do_not_fit_the_process(tmp_path: Path) -> None:
    assert "có 7 bước, ở đây ghi 2" in faults(tmp_path, ("[1h, 1h, 6h, 3h, 2h, 2h, 1h]", "[1h, 1h]"))


def test_an_unknown_paper(tmp_path: Path) -> None:
    assert "không có giấy tờ «anh-4x6»" in faults(tmp_path, ("giay-chung-sinh]", "anh-4x6]"))


def test_the_same_part_twice(tmp_path: Path) -> None:
    path = tmp_path / "nhom.yaml"
    path.write_text(GROUP.replace("- key: bhyt", "- key: khai-sinh"), encoding="utf-8")
    with pytest.raises(ContentError, match="xuất hiện hai lần"):
        read(path, GroupContent)
