"""What does an address ask of the figures: whose, and over which days? And how is it asked with something changed?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from cchc.indicators.daily import figures_at_hand
from cchc.indicators.figures import Figures, Window
from cchc.indicators.forms.period import PeriodForm
from cchc.indicators.periods import Period, period_holding, period_kinds
from cchc.indicators.permissions import unit_seen, units_seen
from cchc.indicators.schema import Indicator
from cchc.lifecycle.clock import now, today
from cchc.organization.actor import ABOVE, Actor
from cchc.organization.models import Unit

YEAR = "nam"  # the kind of period that is shown to who asks for nothing
OF_PERIOD = ("ky", "so", "nam", "tu", "den", "don_vi")


@dataclass(frozen=True)
class Asked:
    """`unit` is None when everything below is looked at together."""

    actor: Actor
    words: dict[str, Any]
    unit: Unit | None
    units: list[UUID]
    period: Period | None  # None: two free days

    @cached_property
    def window(self) -> Window:
        first, last = (self.period.first, self.period.last) if self.period else (self.words["tu"], self.words["den"])
        return Window(first, last, now())

    @property
    def name(self) -> str:
        return self.period.name if self.period else f"Từ {self.words['tu']:%d/%m/%Y} đến {self.words['den']:%d/%m/%Y}"

    def address(self, **changes: Any) -> str:
        """The period and the unit as an address, with something changed or added."""
        kept = {name: self.words[name] for name in OF_PERIOD if name in self.words}
        words = {name: value for name, value in (kept | changes).items() if value not in (None, "")}
        return "?" + urlencode(
            {name: f"{value:%d/%m/%Y}" if isinstance(value, date) else value for name, value in words.items()}
        )

    def of_period(self, period: Period) -> str:
        return self.address(ky=period.kind.code, so=period.number, nam=period.year, tu="", den="")

    def figures(self, indicators: list[Indicator], window: Window | None = None) -> Figures:
        return figures_at_hand(indicators, window or self.window, self.units)

    def earlier(self) -> list[tuple[str, Window]]:
        """The period before and the same one of the year before."""
        if self.period is None:
            return []
        found = {each.name: each for each in (self.period.previous, self.period.year_before)}
        return [(name, Window(each.first, each.last, now())) for name, each in found.items()]


def asked_of(actor: Actor, sent: Any) -> Asked:
    """What an address asks; this year of the own unit where it asks for nothing. 404 for a unit out of sight."""
    words = PeriodForm(sent).asked()
    everything = actor.role in ABOVE and "don_vi" not in words
    unit = None if everything else unit_seen(actor, words.get("don_vi"))
    units = [unit.pk] if unit is not None and (actor.role in ABOVE or "don_vi" in words) else units_seen(actor)
    return Asked(actor, words, unit, units, _period(words))


def _period(words: dict[str, Any]) -> Period | None:
    if "tu" in words and "den" in words:
        return None
    holding = period_holding(words.get("ky", YEAR), today())
    kind = period_kinds()[holding.kind.code]
    number = words.get("so", holding.number)
    return Period(kind, min(number, len(kind.windows)), words.get("nam", holding.year))
