"""How are the rounds of the reform index played? Opened by the province every December, published in March; rehearsed
by the ward in autumn (parindex.md §3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from cchc.config.demonstration.index_breakthroughs import breakthroughs
from cchc.config.demonstration.index_content import Appraised, IndexContent, index_content
from cchc.config.demonstration.index_review import review
from cchc.config.demonstration.index_sheet import complete, explain, lines_of, morning, points_said, score, share_out
from cchc.config.demonstration.ward import Life, Ward, acting, together
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import Actor
from cchc.organization.models import Post
from cchc.parindex.actions.advance_round import advance_round
from cchc.parindex.actions.appraise_leaf import AppraisalWords, appraise_leaf
from cchc.parindex.actions.approve_result import CouncilWords, approve_result
from cchc.parindex.actions.lock_explanation import lock_explanation
from cchc.parindex.actions.lock_self_score import lock_self_score
from cchc.parindex.actions.open_round import RoundWords, open_round
from cchc.parindex.actions.publish_result import publish_result
from cchc.parindex.actions.submit_self_score import submit_self_score
from cchc.parindex.models import Assessment, AssessmentRound, LeafScore, Rubric
from cchc.parindex.numbers import half_up
from cchc.parindex.schema import Leaf
from cchc.worktime.zone import ZONE

REHEARSED, OPENED = (11, 9), (12, 1)  # month and day
TERMS = (24, 55, 69, 86)  # days after the opening: self-score, first appraisal, explanation, second
OTHERS = (Decimal(1), Decimal(1), Decimal(1), Decimal("0.75"), Decimal("0.5"))  # what the other units win of a maximum
ON_PAPER = "Đơn vị gửi phiếu tự chấm bằng văn bản."
HOUR, DAY = 60, 8 * 60  # working minutes


def index_rounds(ward: Ward, start: datetime, until: datetime) -> Iterator[tuple[datetime, Life]]:
    """The round of every year whose opening the play covers, and the rehearsal that is still going on in its end."""
    appraisers = appraisers_of(ward)
    for year in range(start.astimezone(ZONE).year, until.astimezone(ZONE).year + 1):
        opened = morning(ward, date(year, *OPENED))
        rehearsed = morning(ward, date(year, *REHEARSED))
        if start <= opened < until and appraisers:
            yield opened, IndexYear(ward, appraisers, year).round()
        elif start <= rehearsed < until:
            yield rehearsed, IndexYear(ward, appraisers, year).rehearsal()


def appraisers_of(ward: Ward) -> list[Actor]:
    """Of the unit above, who opens the round first."""
    posts = Post.objects.filter(unit=ward.office.unit.parent_id, position__role="appraiser")
    found = [acting(post) for post in posts.select_related("official", "unit", "position")]
    return sorted(found, key=lambda each: (each.post.place != "Sở Nội vụ", each.official.full_name))


class IndexYear:
    """One year's round: the ward with its content, and who appraises."""

    def __init__(self, ward: Ward, appraisers: list[Actor], year: int):
        self.ward, self.appraisers, self.year = ward, appraisers, year
        self.content: IndexContent = index_content()
        self.first = year == ward.office.unit.valid_from.year

    def round(self) -> Life:
        """Opened, self-scored, appraised twice, approved, published; then the ward answers for what it lost."""
        leader = self.appraisers[0]
        of = open_round(
            by=leader, words=self.opening_words(f"Đánh giá, xếp hạng Chỉ số cải cách hành chính năm {self.year}")
        )
        yield from self._self_score(of)
        sheet = self.sheet(of)
        yield self.ward.calendar.add_working_minutes(now(), DAY)
        complete(self.content, sheet, self.ward.office)
        submit_self_score(assessment=sheet, by=self.ward.office)
        yield self.ward.calendar.add_working_minutes(now(), DAY)
        lock_self_score(assessment=self.sheet(of), by=self.ward.chair)
        yield self._after(of.self_score_due_at)
        of = advance_round(of=of, by=leader)
        yield from self._appraise(of)
        of = advance_round(of=of, by=leader)
        yield from self._explain(of)
        yield self._after(of.explanation_due_at)
        of = advance_round(of=of, by=leader)
        yield from self._appraise_again(of)
        of = advance_round(of=of, by=leader)
        yield morning(self.ward, date(self.year + 1, 3, 12))
        approve_result(
            of=of, by=leader, words=CouncilWords(members=9, approving=8, minutes=f"{self.year % 100}/BB-HĐTĐ")
        )
        yield morning(self.ward, date(self.year + 1, 3, 31))
        decision = f"{self.year % 100 + 700}/QĐ-UBND"
        publish_result(of=of, by=leader, decision=decision, decided_on=today(), conference_on=today())
        sheet = self.sheet(of)
        yield from together([review(self.ward, self.content, sheet), breakthroughs(self.ward, self.content, sheet)])

    def rehearsal(self) -> Life:
        """By the ward for itself: what is still missing shows before the province asks."""
        title = f"Tự chấm thử Chỉ số cải cách hành chính năm {self.year}"
        yield from self._self_score(open_round(by=self.ward.office, words=self.opening_words(title)))

    def opening_words(self, title: str) -> RoundWords:
        rubric = Rubric.objects.filter(code=self.content.rubric, unit=None).order_by("-version")[0]
        closing = datetime.combine(today(), time(17), ZONE)
        due = [closing + timedelta(days=days) for days in TERMS]
        return RoundWords(year=self.year, title=title, rubric=rubric, due=(due[0], due[1], due[2], due[3]))

    def sheet(self, of: AssessmentRound) -> Assessment:
        rows = Assessment.objects.select_related("unit", "round__rubric", "round__unit")
        return rows.get(round=of, unit=self.ward.office.unit_id)

    def _self_score(self, of: AssessmentRound) -> Life:
        """The next day shared out; then one person after another."""
        yield self.ward.calendar.add_working_minutes(now(), DAY)
        sheet = self.sheet(of)
        for post, leaves in share_out(self.ward, sheet).items():
            yield self.ward.calendar.add_working_minutes(now(), DAY)
            score(self.content, sheet, self.ward.actors[post.pk], leaves, first=self.first)

    def _appraise(self, of: AssessmentRound) -> Life:
        """Each appraiser his fields, of all units."""
        content = of.rubric.content
        for place, field in enumerate(content.parts):
            yield morning(self.ward, date(self.year + 1, 1, 6) + timedelta(days=2 * place))
            by = self.appraiser(field.code)
            leaves = [leaf for leaf in content.all_leaves() if leaf.code.partition(".")[0] == field.code]
            for sheet in self.sheets(of):
                self.appraise_field(sheet, by, leaves)
        yield self._after(of.first_due_at)

    def appraise_field(self, sheet: Assessment, by: Actor, leaves: list[Leaf]) -> None:
        lines, own = lines_of(sheet), sheet.unit_id == self.ward.office.unit_id
        chance = Random(f"index {self.year} {sheet.unit.code} {leaves[0].code}")  # noqa: S311 (a play, no secret)
        for leaf in leaves:
            line = lines[leaf.code]
            words = self._judged(leaf, line) if own else _of_others(leaf, chance)
            appraise_leaf(line=line, by=by, words=words)

    def _judged(self, leaf: Leaf, line: LeafScore) -> AppraisalWords:
        """As the unit scored itself, unless the appraisers saw something."""
        survey = self.content.survey_in(first=self.first)
        if leaf.code in survey:
            return AppraisalWords(points=survey[leaf.code])
        if not line.self_applies:
            return AppraisalWords(points=None, applies=False)
        seen = self.content.appraised_in(first=self.first).get(leaf.code)
        if seen is None or seen.points >= points_said(line):
            return AppraisalWords(points=points_said(line))
        return AppraisalWords(points=seen.points, note=seen.note, question=seen.question)

    def _explain(self, of: AssessmentRound) -> Life:
        yield self.ward.calendar.add_working_minutes(now(), 3 * DAY)
        explain(self.content, self.sheet(of), self.ward.office, first=self.first)
        yield self.ward.calendar.add_working_minutes(now(), DAY)
        lock_explanation(assessment=self.sheet(of), by=self.ward.chair)

    def _appraise_again(self, of: AssessmentRound) -> Life:
        """What was explained; the papers count where they prove it."""
        yield self.ward.calendar.add_working_minutes(now(), 3 * DAY)
        seen = self.content.appraised_in(first=self.first)
        for code, line in lines_of(self.sheet(of)).items():
            if line.explanation:
                appraise_leaf(line=line, by=self.appraiser(code.partition(".")[0]), words=_second(seen[code], line))

    def appraiser(self, field: str) -> Actor:
        place = self.content.appraisers[field]
        return next((each for each in self.appraisers if each.post.place == place), self.appraisers[0])

    def sheets(self, of: AssessmentRound) -> list[Assessment]:
        rows = Assessment.objects.filter(round=of).select_related("unit", "round__rubric", "round__unit")
        return list(rows.order_by("unit__code"))

    def _after(self, due: datetime) -> datetime:
        return self.ward.calendar.add_working_minutes(due, HOUR)


def _of_others(leaf: Leaf, chance: Random) -> AppraisalWords:
    return AppraisalWords(points=half_up(leaf.max * chance.choice(OTHERS), 2), note=ON_PAPER)


def _second(seen: Appraised, line: LeafScore) -> AppraisalWords:
    points = min(seen.points if seen.second is None else seen.second, points_said(line))
    note = "" if points == line.self_points else "Tài liệu bổ sung chưa chứng minh được."
    return AppraisalWords(points=points, note=note)
