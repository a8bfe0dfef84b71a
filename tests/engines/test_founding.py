"""Is a unit founded the same way on both engines?"""

from __future__ import annotations

from tests.config.commands.test_init import BY_AREA, init
from tests.installation import Installation


def test_a_unit_is_founded_once(empty_installation: Installation) -> None:
    founded = init(empty_installation, *BY_AREA)
    assert founded.returncode == 0, founded.stderr
    assert empty_installation.sql("SELECT code FROM organization_unit WHERE calendar = 'vn' AND tier = 'commune'"
                                  " AND valid_until IS NULL") == [("H31.5",)]  # fmt: skip
    assert empty_installation.cchc("verify-audit").returncode == 0
    assert init(empty_installation, *BY_AREA).returncode == 2
