"""The scan of a citizen card, whole or spoilt."""

from __future__ import annotations

import pytest

from cchc.dossiers.forms.citizen_card import citizen_card

SCAN = "099198004512|012345678|Trương Thị Diệu Linh|14061998|Nữ|Số 18 ngõ 42, tổ dân phố 5|12032021"


@pytest.mark.parametrize("scan", [SCAN, f" {SCAN}\n".rstrip("\n"), f"{SCAN}|||", SCAN.rpartition("|")[0]])
def test_a_card(scan: str) -> None:
    assert citizen_card(scan) == {
        "applicant_number": "099198004512",
        "applicant_name": "Trương Thị Diệu Linh",
        "applicant_born_on": "14/06/1998",
        "applicant_address": "Số 18 ngõ 42, tổ dân phố 5",
    }


@pytest.mark.parametrize("born", ["", "1998", "31021998", "00000000"])
def test_a_card_without_a_whole_birthday(born: str) -> None:
    card = citizen_card(SCAN.replace("14061998", born))
    assert card is not None
    assert card["applicant_born_on"] == ""


@pytest.mark.parametrize("scan", ["", "099198004512", "09919800451|x|A|14061998|Nữ|B", "|||||||", "<b>|1|2|3|4|5"])
def test_no_card(scan: str) -> None:
    assert citizen_card(scan) is None
