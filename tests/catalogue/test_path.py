"""Which paths can no dossier walk to its end, and is every reason named with its step?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.catalogue.path import Does, circle_without_exit, path_faults, unreachable, ways_of
from cchc.catalogue.schema import DraftStep

RECEIVE, ASSIGN, EXAMINE, DECIDE, ISSUE, HAND_OVER = Does


def path(*does: Does, back: dict[int, int] | None = None) -> list[DraftStep]:
    back = back or {}
    return [DraftStep(does=each, back_to=back.get(number)) for number, each in enumerate(does, 1)]


SOUND = (RECEIVE, ASSIGN, EXAMINE, EXAMINE, DECIDE, ISSUE, HAND_OVER)


def test_a_sound_path_has_no_faults() -> None:
    assert list(path_faults(path(*SOUND, back={5: 3, 4: 2}))) == []


@pytest.mark.parametrize(
    ("steps", "number", "sentence"),
    [
        (path(EXAMINE, RECEIVE, DECIDE, ISSUE, HAND_OVER), 1, "bước 1 phải là tiếp nhận"),
        (path(RECEIVE, EXAMINE, ISSUE, HAND_OVER), 0, "phải có đúng một bước ký duyệt, đang có 0"),
        (path(RECEIVE, DECIDE, ISSUE, EXAMINE), 0, "phải có đúng một bước trả kết quả, đang có 0"),
        (path(RECEIVE, DECIDE, DECIDE, ISSUE, HAND_OVER), 0, "phải có đúng một bước ký duyệt, đang có 2"),
        (path(RECEIVE, DECIDE, ISSUE, EXAMINE), 4, "bước cuối phải là trả kết quả"),
        (path(RECEIVE, ISSUE, DECIDE, HAND_OVER), 2, "phải ký duyệt trước khi phát hành kết quả"),
        (path(RECEIVE, DECIDE, EXAMINE, ISSUE, HAND_OVER), 2, "sau bước ký chỉ còn phát hành và trả kết quả"),
        (path(*SOUND, back={3: 5}), 3, "bước 3: chỉ trả lại được một bước xử lý ở trước nó; đang trả lại bước 5 ở sau"),
        (path(*SOUND, back={4: 4}), 4, "đang trả lại chính nó"),
        (path(*SOUND, back={4: 1}), 4, "bước tiếp nhận đã xong"),
        (path(*SOUND, back={4: 40}), 4, "đang trả lại bước 40 ở sau nó"),
        (path(*SOUND, EXAMINE), 8, "bước 8: không hồ sơ nào đi đến được"),
        (path(RECEIVE, EXAMINE, DECIDE, back={3: 2}), 2, "vòng lặp không lối ra: 2 → 3 → 2"),
        ([], 1, "bước 1 phải là tiếp nhận"),
    ],
)
def test_what_is_wrong_is_named(steps: list[DraftStep], number: int, sentence: str) -> None:
    found = list(path_faults(steps))
    assert any(at == number and sentence in said for at, said in found), found


def test_a_circle_with_a_way_out_is_none() -> None:
    assert circle_without_exit({1: {2}, 2: {3}, 3: {2, 4}, 4: set()}, {4}) == []
    assert circle_without_exit({1: {2}, 2: {3}, 3: {2}, 4: set()}, {4}) == [2, 3]
    assert circle_without_exit({1: {2, 3}, 2: set(), 3: {3}, 4: set()}, {4}) == [3]
    assert unreachable({1: {2}, 2: set(), 3: {2}}, 1) == [3]


@given(st.lists(st.sampled_from(list(Does)), max_size=9), st.dictionaries(st.integers(1, 9), st.integers(1, 10)))
def test_without_faults_every_step_leads_to_the_hand_over(does: list[Does], back: dict[int, int]) -> None:
    steps = path(*does, back=back)
    if not list(path_faults(steps)):
        ways = ways_of(steps)
        assert unreachable(ways, 1) == []
        assert circle_without_exit(ways, {len(steps)}) == []
