"""What may a predicate say, and with which reason is everything else refused?"""

from __future__ import annotations

import pytest

from cchc.indicators.facts import FACTS
from cchc.indicators.predicate import PredicateError, amount, condition, names_in

DOSSIER = FACTS["dossier"]


@pytest.mark.parametrize(
    "text",
    [
        "true",
        "decided_at is not null",
        "ended_at <= due_at and not channel in ('direct', 'post')",
        "supplements between 0 and 1 or extensions >= 1",
        "ended_on < due_on",
        "received_at >= '2026-01-01'",
        "ended_on = '2026-09-14'",
        "is_part",
        "interlinked = false",
        "coalesce(supplements, 0) + extensions * 2 - 1 > -1",
        "abs(supplements - extensions) < 2",
        "received_at < period_start and (ended_at is null or ended_at >= as_of)",
        "status <> 'stopped'",
    ],
)
def test_what_is_allowed(text: str) -> None:
    assert condition(text, DOSSIER)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("password = 'x'", "không có cột «password» trong dữ kiện «dossier»"),
        ("dossier.code = 'x'", "không được phép"),
        ("code in (select code from accounts_user)", "không phải điều kiện được phép"),
        ("code = (select 1)", "không được phép"),
        ("exists (select 1)", "không phải điều kiện được phép"),
        ("length(code) > 3", "không được phép"),
        ("code like '%x'", "không phải điều kiện được phép"),
        ("cast(code as int) = 1", "không được phép"),
        ("count(*) > 1", "không được phép"),
        ("case when is_part then true else false end", "không phải điều kiện được phép"),
        ("supplements / 0 > 1", "không được phép"),
        ("code = :x", "không được phép"),
        ("true; drop table dossiers_dossier", "đúng một biểu thức"),
        ("", "đúng một biểu thức"),
        ("code =", "không đọc được"),
        ("ended_at <= due_on", "không so sánh được thời điểm với ngày"),
        ("supplements = 'một'", "không so sánh được số với chữ"),
        ("ended_at > 'hôm qua'", "không phải ngày dạng"),
        ("ended_at = null", "is null"),
        ("supplements", "không phải điều kiện được phép"),
        ("coalesce(supplements, 'không')", "không phải điều kiện được phép"),
        ("coalesce(supplements, 'không') = 1", "cùng loại"),
        ("late_holder = 1", "không so sánh được người với số"),
    ],
)
def test_what_is_refused(text: str, reason: str) -> None:
    with pytest.raises(PredicateError, match=reason.replace("(", r"\(")):
        condition(text, DOSSIER)


def test_an_amount_is_a_number() -> None:
    assert amount("supplements * 2", DOSSIER)
    with pytest.raises(PredicateError, match="không phải là số"):
        amount("code", DOSSIER)


def test_names_are_told() -> None:
    assert names_in("received_at < as_of and not is_part") == {"received_at", "as_of", "is_part"}
