"""Kinds 22 to 25: an administrator's formula, a person's judgement, what does not apply."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from cchc.parindex.formula import FormulaError, computed, names_in
from cchc.parindex.numbers import Number, Points, limited, written
from cchc.parindex.rules.base import (
    Answer,
    AssessedYear,
    Fault,
    InputError,
    Inputs,
    Labelled,
    Outcome,
    Rule,
    repeated,
    unknown,
)
from cchc.parindex.rules.ratios import OF_NOTHING, ZeroDenominator, of_nothing

NotApplicablePolicy = Literal["full", "rescale", "reallocate"]
POLICIES = {
    "full": "cho điểm tối đa",
    "rescale": "loại khỏi tổng điểm rồi quy đổi",
    "reallocate": "chia điểm cho các mục cùng cấp",
}


class Variable(Labelled):
    unit: str = ""


class FormulaInputs(Inputs):
    """The variables by code; self-score and each appraisal may have values of their own."""

    values: dict[str, Number]


def _formula(text: str) -> str:
    names_in(text)  # FormulaError is the reason
    return text


class CustomFormula(Rule):
    """An administrator's formula over named variables; less than 0 is 0, more than the maximum is the maximum."""

    kind: Literal["CUSTOM_FORMULA"]
    formula: Annotated[str, AfterValidator(_formula)]
    variables: Annotated[list[Variable], Field(min_length=1)]
    zero_denominator: ZeroDenominator = "not_applicable"
    takes = FormulaInputs

    def points(self, given: FormulaInputs, most: Decimal, year: AssessedYear) -> Answer:
        unknown(given.values, [each.code for each in self.variables])
        if any(each.code not in given.values for each in self.variables):
            return None
        try:
            return limited(computed(self.formula, given.values), most)
        except ZeroDivisionError:
            return of_nothing(self.zero_denominator, most)
        except (ArithmeticError, FormulaError):
            raise InputError("công thức không tính được với các giá trị này") from None

    def faults(self, most: Decimal) -> Iterator[Fault]:
        yield from repeated(self.variables, "variables")
        used, known = names_in(self.formula), {each.code for each in self.variables}
        for name in sorted(used - known):
            yield ("formula",), f"không có biến «{name}»"
        for place, each in enumerate(self.variables):
            if each.code not in used:
                yield ("variables", place), f"biến «{each.code}» không có trong công thức"

    def said(self, most: Decimal) -> str:
        meant = "; ".join(f"{each.code} = {each.label}" for each in self.variables)
        nothing = OF_NOTHING[self.zero_denominator]
        return f"Điểm = {self.formula}, từ 0 đến {written(most)}; {meant}; mẫu số bằng 0: {nothing}."


class JudgementInputs(Inputs):
    points: Number
    reason: Annotated[str, Field(min_length=1)]


class ManualJudgement(Rule):
    """The appraiser enters points in steps, with a reason."""

    kind: Literal["MANUAL_JUDGEMENT"]
    step: Annotated[Points, Field(gt=0)] = Decimal("0.05")
    takes = JudgementInputs

    def points(self, given: JudgementInputs, most: Decimal, year: AssessedYear) -> Answer:
        if given.points > most:
            raise InputError(f"{written(given.points)} điểm, vượt điểm tối đa {written(most)}")
        if given.points % self.step:
            raise InputError(f"{written(given.points)} điểm, không tròn bậc {written(self.step)}")
        return given.points

    def faults(self, most: Decimal) -> Iterator[Fault]:
        if most % self.step:
            yield ("step",), f"điểm tối đa {written(most)} không tròn bậc {written(self.step)}"

    def said(self, most: Decimal) -> str:
        return f"Người thẩm định cho điểm từ 0 đến {written(most)}, bậc {written(self.step)}, kèm lý do."


class Bonus(ManualJudgement):
    """Points won outside the scale, entered with a reason."""

    kind: Literal["BONUS"]  # type: ignore[assignment]

    def said(self, most: Decimal) -> str:
        return f"Cộng từ 0 đến {written(most)} điểm, bậc {written(self.step)}, kèm lý do."


class Penalty(ManualJudgement):
    """Points taken outside the scale, entered without a sign and with a reason."""

    kind: Literal["PENALTY"]  # type: ignore[assignment]

    def said(self, most: Decimal) -> str:
        return f"Trừ từ 0 đến {written(most)} điểm, bậc {written(self.step)}, kèm lý do."


class NoInputs(Inputs):
    pass


class NotApplicable(Rule):
    """The leaf is in the rubric but does not apply to these units."""

    kind: Literal["NOT_APPLICABLE"]
    policy: NotApplicablePolicy | None = None  # null: as the rubric says
    takes = NoInputs

    def points(self, given: NoInputs, most: Decimal, year: AssessedYear) -> Answer:
        return Outcome.NOT_APPLICABLE

    def said(self, most: Decimal) -> str:
        return f"Không áp dụng: {POLICIES[self.policy]}." if self.policy else "Không áp dụng."
