"""Which records stand behind a figure, and who answers for those that failed? From the same definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Count, QuerySet, Value, When
from django.db.models.lookups import Exact

from cchc.indicators.facts import FACTS
from cchc.indicators.figures import Window, counting
from cchc.indicators.predicate import condition
from cchc.indicators.schema import Indicator
from cchc.organization.models import Post


class Which(StrEnum):
    """Which of the rows behind a figure."""

    ALL = "tat-ca"
    MET = "dat"
    FAILED = "khong-dat"


@dataclass(frozen=True)
class Answering:
    """How many failing records one post answers for; None: nobody is named by the records."""

    post: Post | None
    records: int
    share: float  # of all failing records, percent


def records(
    indicator: Indicator, window: Window, units: Sequence[UUID], *, which: Which = Which.ALL, group: str | None = None
) -> QuerySet[Any]:
    """The rows that count, or those of them that meet or do not; a row that says nothing does not meet."""
    fact = FACTS[indicator.fact]
    rows = fact.rows().filter(counting(indicator, window), **{f"{fact.unit}__in": units})
    if group is not None:
        rows = rows.filter(**{fact.group: group})
    if indicator.met and which != Which.ALL:
        meets = Case(
            When(condition(indicator.met, fact, window.moments), then=Value(True)), default=Value(False),
            output_field=BooleanField(),
        )  # fmt: skip
        rows = rows.filter(Exact(meets, Value(which == Which.MET)))
    return rows


def failing(indicator: Indicator, window: Window, units: Sequence[UUID], *, group: str | None = None) -> QuerySet[Any]:
    """What lost the figure: of a share the rows that do not meet; of a count where less is better, all of them."""
    if indicator.met:
        return records(indicator, window, units, which=Which.FAILED, group=group)
    rows = records(indicator, window, units, group=group)
    return rows if indicator.better == "less" else rows.none()


def answering(
    indicator: Indicator, window: Window, units: Sequence[UUID], *, group: str | None = None
) -> list[Answering]:
    """Who answers for the failing records, the most first; two queries."""
    if not indicator.answerable:
        return []
    fact = FACTS[indicator.fact]
    rows = failing(indicator, window, units, group=group).order_by()
    grouped = rows.values(answer_key=fact.expression(indicator.answerable)).annotate(row_count=Count("pk"))
    counted = {row["answer_key"]: row["row_count"] for row in grouped}
    whole = sum(counted.values())
    posts = Post.objects.select_related("official", "position", "unit").in_bulk([key for key in counted if key])
    found = [Answering(posts.get(key), count, count * 100 / whole) for key, count in counted.items()]
    return sorted(found, key=lambda each: (-each.records, each.post is None, str(each.post)))


def listed(indicator: Indicator, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The columns of the fact that its list shows, and what its link needs, as dictionaries."""
    fact = FACTS[indicator.fact]
    plain = [field.name for field in rows.model._meta.concrete_fields if field.is_relation]
    shown = {f"c_{name}": fact.expression(name) for name in fact.shown}
    return rows.values("pk", *plain, **shown)
