"""What does the QR code of a citizen card say? «number|old number|name|ddmmyyyy|sex|address|date of issue»."""

from __future__ import annotations

import re
from datetime import datetime

CARD = re.compile(
    r"\s*(?P<number>\d{12})\|[^|]*\|(?P<name>[^|]+)\|(?P<born>\d{0,8})\|[^|]*\|(?P<address>[^|]*)(\|.*)?", re.ASCII
)


def citizen_card(scan: str) -> dict[str, str] | None:
    """The applicant's fields of the reception form; None when the text is not a card's."""
    card = CARD.fullmatch(scan)
    if card is None:
        return None
    return {
        "applicant_number": card["number"],
        "applicant_name": card["name"].strip(),
        "applicant_born_on": _day(card["born"]),
        "applicant_address": card["address"].strip(),
    }


def _day(digits: str) -> str:
    """«14061998» as «14/06/1998»; nothing where a card knows only the year."""
    try:
        return f"{datetime.strptime(digits, '%d%m%Y'):%d/%m/%Y}"  # noqa: DTZ007 (a day, not a moment)
    except ValueError:
        return ""
