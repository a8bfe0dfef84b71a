"""Lines and priorities are content with a day from which they hold."""

from __future__ import annotations

from datetime import date

import pytest

from cchc.queue.rules import queue_rules


def test_shipped_rules() -> None:
    rules = queue_rules(date(2026, 11, 23))
    assert [line.code for line in rules.lines] == ["A", "B", "C", "D"]
    assert {"elderly", "pregnant", "disabled"} <= {each.code for each in rules.priorities}
    assert rules.mark == "found"


def test_none_before_they_held() -> None:
    with pytest.raises(StopIteration):
        queue_rules(date(2020, 1, 1))
