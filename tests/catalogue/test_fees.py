"""What a request costs: by case, by pages and copies, or not published."""

from __future__ import annotations

import pytest

from cchc.catalogue.fees import counts_copies, fee_due
from tests.factories.dossiers import procedure_in_force

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "case", "quantities", "due"),
    [
        ("1.001193", "đăng ký đúng hạn", (), 0),
        ("1.001193", "đăng ký quá hạn", (), 8000),
        ("1.001193", "không có trường hợp này", (), 0),
        ("2.000815", "", (2, 3), 7000),
        ("2.000815", "", (2,), 4000),
        ("2.000635", "", (4,), 32000),
        ("1.004222", "", (), 20000),
        ("1.001612", "", (), None),
        ("1.000689", "", (), None),
        ("1.000689", "người có công, hộ nghèo, người khuyết tật", (), 0),
    ],
)
def test_fee_due(code: str, case: str, quantities: tuple[int, ...], due: int | None) -> None:
    version, _ = procedure_in_force(code)
    assert fee_due(version, channel="direct", case=case, quantities=quantities) == due


@pytest.mark.parametrize(
    ("pages", "copies", "due"),
    [((2, 0), 1, 4_000), ((2, 196), 1, 200_000), ((2, 900), 1, 200_000), ((2, 900), 3, 600_000), ((2, 8), 3, 36_000)],
)
def test_each_certified_copy_has_a_ceiling(pages: tuple[int, int], copies: int, due: int) -> None:
    version, _ = procedure_in_force("2.000815")
    assert counts_copies(version, channel="direct")
    assert fee_due(version, channel="direct", quantities=pages, copies=copies) == due


def test_other_counted_fees_have_none() -> None:
    version, _ = procedure_in_force("2.000635")
    assert not counts_copies(version, channel="direct")
    assert fee_due(version, channel="direct", quantities=(100,), copies=5) == 800_000


def test_a_procedure_without_any_line_is_not_free_of_charge() -> None:
    version, _ = procedure_in_force("1.001193")
    version.parts = {**version.parts, "fees": []}
    assert fee_due(version, channel="direct") is None


def test_online_has_its_own_line() -> None:
    version, _ = procedure_in_force("1.004222")
    assert fee_due(version, channel="online") == 10000
