"""What open records can still win, by the criterion's own rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cchc.dossiers.models import Status
from cchc.lifecycle.clock import today
from cchc.parindex import winning
from cchc.parindex.actions.close_round import close_round
from cchc.parindex.actions.open_round import open_round
from cchc.parindex.models import RoundStatus, Rubric
from cchc.parindex.open_records import open_records_on
from cchc.parindex.standpoint import Known, Standpoint, standpoint_of
from cchc.parindex.winning import by_hand, wins_of
from cchc.parindex.year_standing import share_of, standing_of
from tests.factories.dossiers import dossier_at
from tests.factories.office import actor, ward
from tests.factories.rounds import SMALL, opened, round_at, self_scored, sheet_of
from tests.factories.rounds import words as round_words
from tests.parindex.pages import opened_as
from tests.parindex.test_recovering import newer, year_ago

pytestmark = pytest.mark.django_db


def standpoint() -> Standpoint:
    found = standpoint_of(actor("chutich"), ward())
    assert found is not None
    return found


def with_rule(rule: dict[str, Any]) -> Rubric:
    """The small rubric with another rule for the share of dossiers."""
    field, survey = SMALL["parts"]
    share, plan = field["parts"]
    parts = [{**field, "parts": [{**share, "rule": rule}, plan]}, survey]
    document = {**SMALL, "code": "BAC", "parts": parts}
    found = Rubric(code="BAC", version=1, title="Bậc", document=document)
    found.save(force_insert=True)
    return found


def late_and_open(late: int, done: int, still: int) -> None:
    """Dossiers that ended late, ended in time, and are still open before their day."""
    for _ in range(done):
        dossier_at(Status.RETURNED)
    for _ in range(late):
        dossier = dossier_at(Status.RETURNED)
        type(dossier).objects.filter(pk=dossier.pk).update(due_at=dossier.received_at)
    for _ in range(still):
        dossier_at(Status.RECEIVED)


def test_without_a_sheet_there_is_no_pattern() -> None:
    assert standpoint_of(actor("chutich"), ward()) is None


def test_a_share_grows_with_every_open_record() -> None:
    """One of two in time gives 2 of 4; two more in time 3; two more late 1."""
    opened()
    late_and_open(1, 1, 2)
    (win,) = wins_of(standpoint())
    assert (win.leaf.code, win.now, win.best, win.worst) == ("1.1", Decimal(2), Decimal(3), Decimal(1))
    assert (win.gain, win.at_stake, win.records, win.first) == (Decimal(1), Decimal(1), 2, 1)


def test_bands_say_how_many_records_bring_the_next_step() -> None:
    """One of two is 50 %; of three 66.7 %, of four 75 %: the second record brings the step at 70 %."""
    bands = [{"upper": 70, "points": 0}, {"lower": 70, "points": 4}]
    opened(rubric=with_rule({"kind": "BANDS", "bands": bands}))
    late_and_open(1, 1, 2)
    (win,) = wins_of(standpoint())
    assert (win.now, win.best, win.first, win.first_gain) == (Decimal(0), Decimal(4), 2, Decimal(4))


def test_what_counts_nothing_yet_is_won_by_its_first_records() -> None:
    """No dossier has ended this year: two that are open can win all four points; there is nothing to lose."""
    opened()
    late_and_open(0, 0, 2)
    at = standpoint()
    (win,) = wins_of(at)
    assert (win.now, win.best, win.at_stake, win.records) == (Decimal(0), Decimal(4), Decimal(0), 2)
    assert [each.leaf.code for each in by_hand(at, [win])] == ["1.2"]
    assert "0,00/4,00" in opened_as("chutich", "/chi-so/cai-thien/")


def test_what_was_apologised_for_in_time_cannot_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not open_records_on(today())["late_with_apology"].losable
    opened()
    late_and_open(1, 1, 2)
    rules = {code: rule.model_copy(update={"losable": False}) for code, rule in open_records_on(today()).items()}
    monkeypatch.setattr(winning, "open_records_on", lambda _: rules)
    (win,) = wins_of(standpoint())
    assert (win.gain, win.at_stake) == (Decimal(1), Decimal(0))


def test_what_never_applies_is_not_to_be_scored_by_hand() -> None:
    opened(rubric=with_rule({"kind": "NOT_APPLICABLE"}))
    assert [each.leaf.code for each in by_hand(standpoint())] == ["1.2"]


def test_nothing_open_is_not_listed() -> None:
    opened()
    late_and_open(1, 1, 0)
    assert wins_of(standpoint()) == []


def test_what_no_record_computes_is_read_from_the_sheet() -> None:
    """Computed 1.1 stands above; 1.2 was scored full; a survey is nobody's to score."""
    sheet = sheet_of(opened())
    assert [(each.leaf.code, each.gain) for each in by_hand(standpoint())] == [("1.1", Decimal(4)), ("1.2", Decimal(2))]
    self_scored(sheet)
    assert [(each.leaf.code, each.gain) for each in by_hand(standpoint())] == [("1.1", Decimal(1))]


def test_points_are_known_from_the_best_source() -> None:
    """Records before the sheet, the sheet before last year; the index is told of what is known."""
    self_scored(sheet_of(opened()))
    at = standpoint()
    assert {code: each.known for code, each in at.known.items()} == {"1.1": Known.SHEET, "1.2": Known.SHEET}
    share = share_of(at.rubric, at.score().fields)
    assert (share.percent, share.known) == (Decimal("83.33"), Decimal(6))
    late_and_open(1, 1, 0)
    assert standpoint().known["1.1"].known == Known.FIGURES


def test_a_published_sheet_gives_its_appraised_points() -> None:
    round_at(RoundStatus.PUBLISHED)
    assert standpoint().known["1.1"].answer == Decimal("2.5")


def both() -> tuple[Standpoint, dict[str, object]]:
    """What is to be won and the tree, of the same unit and day."""
    tree = standing_of(actor("chutich"), ward(), today().year)
    assert tree is not None
    return standpoint(), {code: each.answer for code, each in tree.told.items() if each.answer is not None}


def test_a_published_result_is_not_moved_by_what_the_records_say_later() -> None:
    late_and_open(1, 1, 0)
    round_at(RoundStatus.PUBLISHED)
    at, tree = both()
    assert {code: each.answer for code, each in at.known.items()} == tree
    assert (at.known["1.1"].known, tree["1.1"]) == (Known.SHEET, Decimal("2.5"))


def test_what_a_penalty_struck_has_nothing_whatever_the_records_say() -> None:
    sheet = self_scored(sheet_of(opened()))
    sheet.lines.filter(code="1.1").update(self_struck="P1")
    late_and_open(0, 0, 1)
    assert wins_of(standpoint()) == []
    late_and_open(1, 1, 0)
    at, tree = both()
    assert (at.known["1.1"].answer, tree["1.1"]) == (Decimal(0), Decimal(0))
    moved = next(at.rubric.leaves())
    assert at.points(moved, {"a": 4, "b": 4}) == Decimal(0)
    assert at.score({moved.code: Decimal(4)}).fields[0].points == Decimal(2)  # of 1.2 alone


def test_a_rehearsal_that_is_over_is_the_pattern_of_neither() -> None:
    of = open_round(by=actor("vanphong"), words=round_words())
    close_round(of=of, by=actor("vanphong"))
    assert standpoint_of(actor("chutich"), ward()) is None
    assert standing_of(actor("chutich"), ward(), today().year) is None


def test_of_last_year_only_criteria_that_nothing_struck_are_taken() -> None:
    """The penalty and the survey's struck criterion of last year say nothing of this one."""
    before = sheet_of(round_at(RoundStatus.PUBLISHED))
    before.lines.filter(code="2").update(second_struck="P1")
    before.lines.filter(code="P1").update(first_points=Decimal("0.5"))
    year_ago()
    opened()
    assert {code: each.known for code, each in standpoint().known.items()} == {
        "1.1": Known.EARLIER, "1.2": Known.EARLIER,
    }  # fmt: skip


def test_of_last_year_a_criterion_is_found_under_its_new_code() -> None:
    """1.1 is 1.3 now; the new 1.1 is another thing."""
    round_at(RoundStatus.PUBLISHED)
    year_ago()
    opened(rubric=newer([{"old": "1.1", "new": "1.3"}, {"old": "1.2", "new": "1.2"}]))
    assert sorted(standpoint().known) == ["1.2", "1.3"]
