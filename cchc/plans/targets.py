"""How do the year's targets stand against their actual figures, and where will they end?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cchc.organization.actor import Actor
from cchc.plans.forecast import Forecast, forecast
from cchc.plans.models import Plan, PlanTarget, TargetFigure
from cchc.plans.permissions import plans_visible_to


@dataclass(frozen=True)
class TargetLine:
    """One target, its latest figure and the forecast for the end of the year."""

    target: PlanTarget
    as_of: date | None
    value: float | None
    forecast: Forecast | None

    @property
    def before(self) -> str:
        """«từ» of «từ … trở lên», around the planned value."""
        return self.target.get_direction_display().partition("…")[0].strip()

    @property
    def after(self) -> str:
        return self.target.get_direction_display().partition("…")[2].strip()

    @property
    def will_be_met(self) -> bool:
        return self.forecast is not None and self.target.is_met(round(self.forecast.value, 2))


def targets_of(unit: UUID, year: int, actor: Actor) -> list[TargetLine]:
    """The targets of the plan in force; two queries."""
    plans = plans_visible_to(Plan.objects.in_force(), actor).filter(unit=unit, year=year)
    targets = list(PlanTarget.objects.filter(plan__in=plans))
    figures = defaultdict[UUID, dict[date, float]](dict)
    rows = TargetFigure.objects.filter(target_key__in=[target.key for target in targets], unit=unit, as_of__year=year)
    for key, as_of, value in rows.order_by("as_of", "entered_at").values_list("target_key", "as_of", "value"):
        figures[key][as_of] = float(value)  # a later entry of the same day replaces the earlier one
    return [_line(target, list(figures[target.key].items()), date(year, 12, 31)) for target in targets]


def _line(target: PlanTarget, figures: list[tuple[date, float]], end: date) -> TargetLine:
    as_of, value = figures[-1] if figures else (None, None)
    return TargetLine(target, as_of, value, forecast(figures, at=end, is_percent=target.measure == "%"))
