"""What does a predicate of an indicator ask of a fact? A small SQL subset, checked, then a condition of the query.

Allowed: columns of the fact, the moments of the period, numbers, texts, true, false; = <> < <= > >=, is null, in (…),
between, and, or, not, + - *, coalesce and abs. Everything else is refused with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, reduce
from operator import add, mul, or_, sub
from typing import Any, NamedTuple

import sqlglot
from django.db.models import DateField, DateTimeField, Q, Value
from django.db.models.functions import Abs, Coalesce
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    IsNull,
    LessThan,
    LessThanOrEqual,
)
from sqlglot import exp
from sqlglot.errors import SqlglotError

from cchc.lifecycle.fact import Fact, Kind
from cchc.worktime.zone import ZONE

Moments = Mapping[str, datetime]
PERIOD = ("period_start", "period_end", "as_of")  # period_end is the first moment after the period
EPOCH: Moments = dict.fromkeys(PERIOD, datetime(2000, 1, 1, tzinfo=ZONE))
COMPARED: dict[type[exp.Expression], Callable[[Any, Any], Any]] = {
    exp.EQ: Exact, exp.LT: LessThan, exp.LTE: LessThanOrEqual, exp.GT: GreaterThan, exp.GTE: GreaterThanOrEqual,
}  # fmt: skip
COMPUTED: dict[type[exp.Expression], Callable[[Any, Any], Any]] = {exp.Add: add, exp.Sub: sub, exp.Mul: mul}


class PredicateError(ValueError):
    """A predicate that cannot be used; one Vietnamese sentence."""


class _Term(NamedTuple):
    expression: Any
    kind: Kind | None  # None: null
    literal: str | None = None  # a text whose kind is told by what it is compared with


def condition(text: str, fact: Fact, moments: Moments = EPOCH) -> Q:
    """The predicate as a condition; `moments` gives the period that is asked about. Raises PredicateError."""
    return _Reader(fact, moments).flag(_parsed(text))


def amount(text: str, fact: Fact, moments: Moments = EPOCH) -> Any:
    """A number computed from columns, for sums and means. Raises PredicateError."""
    return _Reader(fact, moments).number(_parsed(text))


def names_in(text: str) -> set[str]:
    """The columns and moments that a predicate names."""
    return {column.name for column in _parsed(text).find_all(exp.Column)}


@cache
def _parsed(text: str) -> exp.Expression:
    try:
        found = sqlglot.parse(text)
    except SqlglotError:
        raise PredicateError(f"không đọc được biểu thức «{text}»") from None
    if len(found) != 1 or found[0] is None:
        raise PredicateError(f"«{text}» phải là đúng một biểu thức")
    return found[0]


class _Reader:
    def __init__(self, fact: Fact, moments: Moments) -> None:
        self.fact, self.moments = fact, moments

    def flag(self, node: exp.Expression) -> Q:
        """A node that is true or false."""
        match node:
            case exp.Paren():
                return self.flag(node.this)
            case exp.And():
                return self.flag(node.left) & self.flag(node.right)
            case exp.Or():
                return self.flag(node.left) | self.flag(node.right)
            case exp.Not():
                return ~self.flag(node.this)
            case exp.Boolean():
                return Q(Exact(Value(1), Value(1 if node.this else 0)))
            case exp.Is(expression=exp.Null()):
                return Q(IsNull(self.term(node.this).expression, True))
            case exp.In() if node.expressions:
                asked = self.term(node.this)
                return reduce(or_, (self._compared(Exact, asked, self.term(each)) for each in node.expressions))
            case exp.Between():
                asked = self.term(node.this)
                low = self._compared(GreaterThanOrEqual, asked, self.term(node.args["low"]))
                return low & self._compared(LessThanOrEqual, asked, self.term(node.args["high"]))
            case exp.NEQ():
                return ~self._compared(Exact, self.term(node.left), self.term(node.right))
            case exp.EQ() | exp.LT() | exp.LTE() | exp.GT() | exp.GTE():
                return self._compared(COMPARED[type(node)], self.term(node.left), self.term(node.right))
            case exp.Column():
                found = self.term(node)
                if found.kind == Kind.FLAG:
                    return Q(Exact(found.expression, Value(True)))
        raise PredicateError(f"«{node.sql()}» không phải điều kiện được phép dùng")

    def number(self, node: exp.Expression) -> Any:
        found = self.term(node)
        if found.kind != Kind.NUMBER:
            raise PredicateError(f"«{node.sql()}» không phải là số")
        return found.expression

    def term(self, node: exp.Expression) -> _Term:
        """A node that is a value."""
        match node:
            case exp.Paren():
                return self.term(node.this)
            case exp.Null():
                return _Term(Value(None), None)
            case exp.Boolean():
                return _Term(Value(bool(node.this)), Kind.FLAG)
            case exp.Literal(is_string=True):
                return _Term(Value(node.this), Kind.TEXT, literal=node.this)
            case exp.Literal():
                return _Term(Value(_number(node.this)), Kind.NUMBER)
            case exp.Neg():
                return _Term(Value(-1) * self.number(node.this), Kind.NUMBER)
            case exp.Add() | exp.Sub() | exp.Mul():
                return _Term(COMPUTED[type(node)](self.number(node.left), self.number(node.right)), Kind.NUMBER)
            case exp.Abs():
                return _Term(Abs(self.number(node.this)), Kind.NUMBER)
            case exp.Coalesce():
                return self._coalesced([node.this, *node.expressions])
            case exp.Column() if not node.table:
                return self._column(node.name)
        raise PredicateError(f"«{node.sql()}» không được phép dùng trong biểu thức")

    def _column(self, name: str) -> _Term:
        if name in self.moments:
            return _Term(Value(self.moments[name], DateTimeField()), Kind.MOMENT)
        if name not in self.fact.columns:
            raise PredicateError(f"không có cột «{name}» trong dữ kiện «{self.fact.name}»")
        return _Term(self.fact.expression(name), self.fact.columns[name].kind)

    def _coalesced(self, nodes: list[exp.Expression]) -> _Term:
        terms = [self.term(node) for node in nodes]
        kind = terms[0].kind
        terms = [self._as(kind, term) for term in terms]
        if len(terms) < 2 or any(term.kind != kind for term in terms):
            raise PredicateError("coalesce cần ít nhất hai giá trị cùng loại")
        return _Term(Coalesce(*(term.expression for term in terms)), kind)

    def _compared(self, lookup: Callable[[Any, Any], Any], left: _Term, right: _Term) -> Q:
        left, right = self._as(right.kind, left), self._as(left.kind, right)
        if left.kind is None or right.kind is None:
            raise PredicateError("so sánh với null phải viết «is null»")
        if left.kind != right.kind:
            raise PredicateError(f"không so sánh được {SAID[left.kind]} với {SAID[right.kind]}")
        return Q(lookup(left.expression, right.expression))

    def _as(self, kind: Kind | None, term: _Term) -> _Term:
        """A written day becomes the day, or its first moment, when it stands beside one."""
        if term.literal is None or kind not in (Kind.DAY, Kind.MOMENT):
            return term
        try:
            day = date.fromisoformat(term.literal)
        except ValueError:
            raise PredicateError(f"«{term.literal}» không phải ngày dạng 2026-09-14") from None
        if kind == Kind.DAY:
            return _Term(Value(day, DateField()), kind)
        return _Term(Value(datetime.combine(day, time.min, ZONE), DateTimeField()), kind)


SAID = {
    Kind.MOMENT: "thời điểm", Kind.DAY: "ngày", Kind.NUMBER: "số", Kind.TEXT: "chữ", Kind.FLAG: "đúng/sai",
    Kind.POST: "người",
}  # fmt: skip


def _number(written: str) -> int | Decimal:
    return int(written) if written.isdigit() else Decimal(written)
