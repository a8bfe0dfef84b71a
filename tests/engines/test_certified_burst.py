"""Do the numbers of a certification book survive clerks at once and SIGKILL? None twice, no gap, no half visit."""

from __future__ import annotations

import signal
import time

from tests.installation import Installation

CERTIFY = """
from tests.factories.certification import DEGREE, RECORD, certified
for _ in range({count}):
    print(certified(DEGREE, RECORD).code, flush=True)
"""
TWINS = """
from uuid import UUID
from tests.factories.certification import DEGREE, RECORD, certified
for form in range({count}):
    print(certified(DEGREE, RECORD, submission=UUID(int=form + 1, version=4)).code, flush=True)
"""


def test_two_counters_killed_in_a_burst(installation: Installation) -> None:
    workers = [installation.start_python(CERTIFY.format(count=100)) for _ in range(2)]
    while visits(installation) < 20:
        assert any(worker.poll() is None for worker in workers), [worker.communicate() for worker in workers]
        time.sleep(0.05)
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
    said = {code for worker in workers for code in worker.communicate()[0].split()}
    assert said <= {code for (code,) in installation.sql("SELECT code FROM dossiers_dossier")}
    check(installation, visits(installation))


def test_one_form_sent_by_two_at_once(installation: Installation) -> None:
    workers = [installation.start_python(TWINS.format(count=12)) for _ in range(2)]
    printed = [worker.communicate()[0].split() for worker in workers]
    assert all(worker.returncode == 0 for worker in workers), printed
    assert printed[0] == printed[1]
    check(installation, 12)


def visits(installation: Installation) -> int:
    [(count,)] = installation.sql("SELECT count(*) FROM dossiers_dossier WHERE status = 'returned'")
    return int(count)


def check(installation: Installation, visits: int) -> None:
    numbers = [number for (number,) in installation.sql("SELECT number FROM certification_entry ORDER BY number")]
    assert numbers == list(range(1, 2 * visits + 1))
    assert installation.sql("SELECT last FROM certification_book") == [(len(numbers),)]
    assert installation.sql("SELECT count(*) FROM dossiers_dossier WHERE status <> 'returned'") == [(0,)]
    assert installation.sql("SELECT last FROM dossiers_dailycounter") == [(visits,)]
    assert "nguyên vẹn" in installation.cchc("verify-audit").stdout
