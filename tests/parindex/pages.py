"""What the tests of the round's pages have in common: their address, their words, days to type."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from cchc.lifecycle.clock import today
from tests.factories.office import signed_in

HERE = "/chi-so/danh-gia/"


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def opened_as(name: str, address: str) -> str:
    response = signed_in(name).get(address)
    assert response.status_code == 200, (response.status_code, text_of(response))
    return text_of(response)


def days(*after: int) -> list[str]:
    return [f"{today() + timedelta(days=each):%d/%m/%Y}" for each in after]


def typed(response: Any, name: str) -> str:
    """What stands in the box of that name."""
    box = re.search(rf'<input[^>]* name="{re.escape(name)}"[^>]*>', response.content.decode())
    assert box, name
    value = re.search(r' value="([^"]*)"', box[0])
    return value[1] if value else ""
