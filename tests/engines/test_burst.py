"""Do receptions survive SIGKILL? No half dossier, no code twice, no gap in the day's numbers or the story."""

from __future__ import annotations

import signal
import time

from tests.installation import Installation

RECEIVE = """
from cchc.dossiers.actions.receive_dossier import receive_dossier
from tests.factories.dossiers import filing
from tests.factories.office import actor
clerk = actor("motcua")
for _ in range({count}):
    print(receive_dossier(filing=filing(), by=clerk).code, flush=True)
"""
HALVES = """
SELECT count(*) FROM dossiers_dossier d WHERE
  (SELECT count(*) FROM dossiers_dossierstep s WHERE s.dossier_id = d.id AND s.left_at IS NULL) <> 1
  OR (SELECT count(*) FROM dossiers_clockrun r WHERE r.dossier_id = d.id) <> 1
  OR (SELECT count(*) FROM audit_event e WHERE e.subject_id = d.id) <> 1
  OR (SELECT count(*) FROM dossiers_dossierpaper p WHERE p.dossier_id = d.id) = 0
"""


def test_two_workers_killed_in_a_burst_of_200(installation: Installation) -> None:
    workers = [installation.start_python(RECEIVE.format(count=100)) for _ in range(2)]
    while received(installation) < 40:
        assert any(worker.poll() is None for worker in workers), [worker.communicate() for worker in workers]
        time.sleep(0.05)
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
    said = [code for worker in workers for code in worker.communicate()[0].split()]
    kept = codes(installation)
    assert 40 <= len(kept) < 200
    assert set(said) <= set(kept), "an acknowledged reception was lost"
    check(installation)

    half, odd = divmod(200 - len(kept), 2)
    for worker in [installation.start_python(RECEIVE.format(count=part)) for part in (half, half + odd)]:
        printed, _ = worker.communicate()
        assert worker.returncode == 0, printed
    assert len(codes(installation)) == 200
    check(installation)


def received(installation: Installation) -> int:
    [(count,)] = installation.sql("SELECT count(*) FROM dossiers_dossier")
    return int(count)


def codes(installation: Installation) -> list[str]:
    return [code for (code,) in installation.sql("SELECT code FROM dossiers_dossier ORDER BY code")]


def check(installation: Installation) -> None:
    numbers = [int(code.rpartition("-")[2]) for code in codes(installation)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert installation.sql("SELECT last FROM dossiers_dailycounter") == [(len(numbers),)]
    assert installation.sql(HALVES) == [(0,)]
    assert "nguyên vẹn" in installation.cchc("verify-audit").stdout
