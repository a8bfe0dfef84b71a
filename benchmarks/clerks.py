"""How fast do four clerks get their answers? A process of its own, so that it costs the server nothing but its core.

`python -m benchmarks.clerks ADDRESS SECONDS` signs in four times, then every connection sends the counter's form
again as soon as the answer is there. Prints a JSON list: the milliseconds of each answer.
"""

from __future__ import annotations

import json
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from itertools import count
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

CLERKS = 4
ACCOUNT = {"username": "motcua", "password": "mat-khau-thu-nghiem"}  # of tests/factories/office.py
PROCEDURE = "1.004873"
WARM_UP = 5  # receptions of each clerk that are not counted
FORM = {
    "papers_of": PROCEDURE,
    "procedure": PROCEDURE,
    "papers": "to-khai",
    "applicant_name": "Nguyễn Thị Đào",
    "applicant_born_on": "14/06/1998",
    "applicant_address": "Số 18 ngõ 42, tổ dân phố 5",
    "applicant_phone": "0900 000 318",
    "for_whom": "self",
    "result_by": "counter",
}


class Clerk:
    """One kept connection, signed in."""

    def __init__(self, address: str, place: int) -> None:
        self.connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
        self.cookies: dict[str, str] = {}
        self.numbers = count(place * 10_000_000 + 99_100_000_000)
        self._send("GET", "/dang-nhap/", 200)
        self._send("POST", "/dang-nhap/", 302, ACCOUNT)
        for _ in range(WARM_UP):
            self.receive()

    def receive(self) -> float:
        """Milliseconds from sending one form until its answer was read."""
        form = FORM | {"submission": str(uuid4()), "applicant_number": f"{next(self.numbers):012d}"}
        begun = time.perf_counter()
        answer = self._send("POST", "/ho-so/tiep-nhan/", 302, form)
        spent = (time.perf_counter() - begun) * 1000
        assert "/da-tiep-nhan/" in (answer.headers["Location"] or ""), answer.headers
        return spent

    def _send(self, method: str, path: str, expected: int, form: dict[str, str] | None = None) -> HTTPResponse:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            form = form | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}
        self.connection.request(method, path, urlencode(form or {}), headers)
        answer = self.connection.getresponse()
        said = answer.read().decode()
        assert answer.status == expected, f"{answer.status} {re.sub('<[^>]+>', ' ', said)[:2000]}"
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


def work(clerk: Clerk, until: float) -> list[float]:
    spent = []
    while time.perf_counter() < until:
        spent.append(clerk.receive())
    return spent


def main(address: str, seconds: float) -> None:
    with ThreadPoolExecutor(CLERKS) as threads:
        clerks = list(threads.map(lambda place: Clerk(address, place), range(CLERKS)))
        until = time.perf_counter() + seconds
        spent = [each for of_clerk in threads.map(lambda clerk: work(clerk, until), clerks) for each in of_clerk]
    print(json.dumps(spent))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
