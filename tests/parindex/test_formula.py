"""An administrator's formula: what it computes as decimals, and what never passes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc.parindex.formula import FormulaError, computed, names_in

VALUES = {"a": Decimal(3), "b": Decimal("0.1"), "c": Decimal("0.2")}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("b + c", "0.3"),  # no float: 0.1 + 0.2
        ("a * (b - c)", "-0.3"),
        ("-a + 4", "1"),
        ("round(2.675, 2)", "2.68"),
        ("round(0.5)", "1"),
        ("max(a, 4, b) / min(2, a)", "2"),
        ("abs(b - 1)", "0.9"),
        (" a ", "3"),
    ],
)
def test_values(formula: str, value: str) -> None:
    assert computed(formula, VALUES) == Decimal(value)


def test_names() -> None:
    assert names_in("max(a, b) / c + round(a)") == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("a / 0", "chia cho không"),
        ("a / (2 - 2)", "chia cho không"),
        ("a / min(0, 1)", "chia cho không"),
        ("1 / (1 / 0)", "chia cho không"),
        ("a ** 9", "không dùng được «a ** 9»"),
        ("a // 2", "không dùng được"),
        ("a if b else c", "không dùng được"),
        ("a.real", "không dùng được «a.real»"),
        ("().__class__", "không dùng được"),
        ("__import__('os')", "không dùng được"),
        ("sum(a, b)", "không dùng được «sum(a, b)»"),
        ("max(*a)", "không dùng được"),
        ("max(a, key=b)", "không dùng được"),
        ("max(a)", "hàm max dùng sai"),
        ("round(a, b)", "hàm round dùng sai"),
        ("abs()", "không dùng được"),
        ("a[0]", "không dùng được"),
        ("0,5 * a", "không dùng được"),
        ("1e9 * a", "không phải số dạng 0.25"),
        ("True", "không phải số dạng 0.25"),
        ("'a'", "không phải số dạng 0.25"),
        ("a <", "công thức viết sai"),
        ("", "công thức viết sai"),
        ("(" * 200 + "a" + ")" * 99, "công thức viết sai"),
        ("a +" * 100 + "a", "dài quá 300 ký tự"),
    ],
)
def test_refused(formula: str, reason: str) -> None:
    with pytest.raises(FormulaError) as refused:
        names_in(formula)
    assert reason in str(refused.value)
