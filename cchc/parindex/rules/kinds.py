"""Which kinds of rule are there? The list that a rubric's schema chooses from by `kind`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cchc.parindex.rules.bands import Bands
from cchc.parindex.rules.choices import Checklist, DateSteps, TriState, ViolationZero, YesNo
from cchc.parindex.rules.counts import CountCap, CountStep, DeductPer, DeductPerPeriod, LadderDeduct
from cchc.parindex.rules.judged import Bonus, CustomFormula, ManualJudgement, NotApplicable, Penalty
from cchc.parindex.rules.measured import ExternalScale, RatioToBest, SurveyMean, SurveyPercent, ThresholdBonus
from cchc.parindex.rules.ratios import AllOrNothing, Piecewise, RatioFloor, RatioLinear, RatioTarget, WeightedRatio

AnyRule = Annotated[
    YesNo
    | TriState
    | DateSteps
    | Bands
    | Checklist
    | AllOrNothing
    | RatioLinear
    | RatioFloor
    | RatioTarget
    | RatioToBest
    | WeightedRatio
    | Piecewise
    | DeductPer
    | DeductPerPeriod
    | CountStep
    | CountCap
    | ViolationZero
    | LadderDeduct
    | SurveyPercent
    | SurveyMean
    | ExternalScale
    | CustomFormula
    | ManualJudgement
    | Bonus
    | Penalty
    | NotApplicable
    | ThresholdBonus,
    Field(discriminator="kind"),
]
BONUS_ONLY = (Bonus, ThresholdBonus)
PENALTY_ONLY = (Penalty,)
