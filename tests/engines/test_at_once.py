"""Two people do one thing in the same moment, in two processes: it is done once, and the second reads who was first."""

from __future__ import annotations

from tests.installation import Installation

PREPARE = """
from cchc.dossiers.batch import state_of
from cchc.dossiers.models import Status
from tests.factories.dossiers import BIRTH, dossier_at
from tests.factories.hand_overs import results_listed
results_listed(dossier_at(Status.RESULT_READY))
for _ in range(12):
    dossier = dossier_at(Status.RECEIVED, code=BIRTH)
    print(dossier.pk, state_of(dossier), sep=" ")
"""
FORWARD = """
from uuid import UUID
from cchc.dossiers.batch import run
from tests.factories.office import actor
shown = {{UUID(line.split(" ", 1)[0]): line.split(" ", 1)[1] for line in {lines!r}}}
for said in run(shown, "forward_dossier", by=actor("{clerk}"), words={{}}).values():
    print(said or "done")
"""
CONFIRM = """
from cchc.handovers.actions.confirm_hand_over import confirm_hand_over
from cchc.handovers.models import HandOverList
from cchc.lifecycle.refusal import ActionRefused
from tests.factories.office import actor
made = HandOverList.objects.get()
try:
    confirm_hand_over(hand_over=made, by=actor("{clerk}"), answers={{line.pk: "" for line in made.lines.all()}})
    print("done")
except ActionRefused as refused:
    print(refused)
"""


def both(installation: Installation, script: str, **more: object) -> list[list[str]]:
    """What each of two clerks reads who start together."""
    started = [installation.start_python(script.format(clerk=clerk, **more)) for clerk in ("motcua", "motcua1")]
    said = [process.communicate()[0].splitlines() for process in started]
    assert all(process.returncode == 0 for process in started), said
    return said


def test_two_clerks_forward_the_same_dossiers_and_confirm_the_same_list(installation: Installation) -> None:
    lines = installation.python(PREPARE).splitlines()
    first, second = both(installation, FORWARD, lines=lines)
    assert len(first) == len(second) == len(lines)
    for one, other in zip(first, second, strict=True):
        assert sorted([one == "done", other == "done"]) == [False, True], (one, other)
        assert "không làm lại" in (other if one == "done" else one)
    counted = "SELECT count(*) FROM audit_event WHERE name = %s"
    [(forwarded,)] = installation.sql(counted, "dossier_forwarded")
    assert forwarded == len(lines) + 1  # that of the result, too

    said = [answer for (answer,) in both(installation, CONFIRM)]
    assert "done" in said
    assert any("đã xác nhận phiếu này" in answer for answer in said)
    assert installation.sql(counted, "hand_over_confirmed") == [(1,)]
