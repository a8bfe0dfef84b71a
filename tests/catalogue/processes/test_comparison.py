"""Does the comparison say what was added, removed, changed and moved, and nothing else?"""

from __future__ import annotations

from typing import Any

from cchc.catalogue.path import Does
from cchc.catalogue.processes.comparison import compared
from cchc.catalogue.processes.editing import added, moved, removed
from cchc.catalogue.schema import DraftStep


def step(name: str, does: Does = Does.EXAMINE, **words: Any) -> DraftStep:
    return DraftStep.model_validate({"name": name, "does": does, "roles": ["officer"], "time": "2h"} | words)


OLD = (
    step("Tiếp nhận", Does.RECEIVE, roles=["counter"]), step("Thẩm tra hồ sơ"), step("Lấy ý kiến tổ dân phố"),
    step("Trình lãnh đạo ký", back_to=2), step("Ký", Does.DECIDE, roles=["chair"], back_to=2),
)  # fmt: skip


def kinds(new: tuple[DraftStep, ...]) -> list[tuple[str, int | None, int | None]]:
    return [(pair.kind, pair.before, pair.after) for pair in compared(OLD, new).pairs]


def test_nothing_changed() -> None:
    assert {kind for kind, _, _ in kinds(OLD)} == {"same"}
    assert compared(OLD, OLD).summary == "Không có gì thay đổi"


def test_a_removed_step_stands_where_it_stood_and_renumbering_is_no_change() -> None:
    new = removed(OLD, 3)
    assert kinds(new) == [
        ("same", 1, 1), ("same", 2, 2), ("removed", 3, None), ("same", 4, 3), ("same", 5, 4),
    ]  # fmt: skip
    assert compared(OLD, new).summary == "Bỏ 1 bước; tổng thời gian giảm 2 giờ"


def test_an_added_step() -> None:
    new = list(added(OLD, 4))
    new[4] = step("Thẩm định pháp lý", time="1wd")
    assert ("added", None, 5) in kinds(tuple(new))
    assert compared(OLD, tuple(new)).summary == "Thêm 1 bước; tổng thời gian tăng 1 ngày"


def test_a_moved_step_is_the_one_that_left_its_place() -> None:
    assert [kind for kind, _, _ in kinds(moved(OLD, 3, 2))].count("moved") == 1
    assert compared(OLD, moved(OLD, 3, 2)).summary == "Đổi thứ tự 1 bước; tổng thời gian không đổi"


def test_each_word_that_differs_is_named() -> None:
    new = (OLD[0], step("Thẩm tra hồ sơ, đối chiếu", time="1h", roles=["field_lead"], place="Phòng Kinh tế"), *OLD[2:])
    pair = compared(OLD, new).pairs[1]
    assert (pair.kind, pair.said) == ("changed", "Sửa")
    assert [(each.label, each.before, each.after) for each in pair.differences] == [
        ("Tên", "Thẩm tra hồ sơ", "Thẩm tra hồ sơ, đối chiếu"),
        ("Vai trò", "Công chức chuyên môn", "Phụ trách lĩnh vực"),
        ("Nơi làm", "", "Phòng Kinh tế"),
        ("Thời gian", "2 giờ làm việc", "1 giờ làm việc"),
    ]


def test_sent_back_to_another_step() -> None:
    new = (*OLD[:4], OLD[4].model_copy(update={"back_to": 3}))
    (difference,) = compared(OLD, new).pairs[4].differences
    assert (difference.before, difference.after) == ("bước 2", "bước 3")


def test_a_renamed_step_between_the_same_neighbours_is_changed_not_exchanged() -> None:
    new = (*OLD[:2], step("Niêm yết công khai"), *OLD[3:])
    assert kinds(new)[2] == ("changed", 3, 3)


def test_against_nothing_everything_is_added() -> None:
    assert {pair.kind for pair in compared((), OLD).pairs} == {"added"}
