"""How is an administrator's formula read and computed? A handful of signs over named variables, as decimals.

Nothing else of the language passes: no attributes, no calls but min, max, round and abs, no powers.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from cchc.parindex.numbers import half_up

LONGEST = 300  # signs
NUMBER = re.compile(r"\d{1,12}(\.\d{1,6})?")
SIGNS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
CALLS = ("min", "max", "round", "abs")


class FormulaError(ValueError):
    """A formula that cannot be used; one reason in Vietnamese."""


@cache
def parsed(text: str) -> ast.expr:
    """The formula as a tree in which nothing stands that is not allowed."""
    if len(text) > LONGEST:
        raise FormulaError(f"công thức dài quá {LONGEST} ký tự")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError("công thức viết sai") from None
    _check(tree, text.strip())
    return tree


def names_in(text: str) -> set[str]:
    """The variables of a formula."""
    return set(_names(parsed(text)))


def computed(text: str, values: Mapping[str, Decimal]) -> Decimal:
    """The value of a formula; ZeroDivisionError when these values make a denominator zero."""
    return _value(parsed(text), values, text.strip())


def _names(node: ast.expr) -> Iterator[str]:
    called = {id(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and id(each) not in called:
            yield each.id


def _check(node: ast.expr, text: str) -> None:
    match node:
        case ast.Name():
            return
        case ast.Constant():
            if not NUMBER.fullmatch(_written(node, text)):
                raise FormulaError(f"«{_written(node, text)}» không phải số dạng 0.25")
        case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
            _check(node.operand, text)
        case ast.BinOp() if type(node.op) in SIGNS:
            _check(node.left, text)
            _check(node.right, text)
            if isinstance(node.op, ast.Div) and not set(_names(node.right)):
                _refuse_zero(node.right, text)
        case ast.Call(func=ast.Name(id=name)) if name in CALLS and node.args and not node.keywords:
            for argument in node.args:
                _check(argument, text)
            _check_call(name, node.args)
        case _:
            raise FormulaError(f"không dùng được «{_written(node, text)}» trong công thức")


def _check_call(name: str, arguments: list[ast.expr]) -> None:
    if name in ("min", "max"):
        wrong = len(arguments) < 2
    elif name == "abs":
        wrong = len(arguments) != 1
    else:
        places = arguments[1] if len(arguments) == 2 else None
        whole = isinstance(places, ast.Constant) and isinstance(places.value, int) and 0 <= places.value <= 6
        wrong = len(arguments) > 2 or (places is not None and not whole)
    if wrong:
        raise FormulaError(f"hàm {name} dùng sai")


def _refuse_zero(node: ast.expr, text: str) -> None:
    if _value(node, {}, text) == 0:
        raise FormulaError("chia cho không")


def _written(node: ast.expr, text: str) -> str:
    return ast.get_source_segment(text, node) or ""


def _value(node: ast.expr, values: Mapping[str, Decimal], text: str) -> Decimal:
    match node:
        case ast.Name():
            return values[node.id]
        case ast.Constant():
            return Decimal(_written(node, text))
        case ast.UnaryOp():
            inner = _value(node.operand, values, text)
            return -inner if isinstance(node.op, ast.USub) else inner
        case ast.BinOp():
            left, right = _value(node.left, values, text), _value(node.right, values, text)
            if isinstance(node.op, ast.Div) and right == 0:
                raise ZeroDivisionError
            return SIGNS[type(node.op)](left, right)
        case ast.Call(func=ast.Name(id="round")):
            places = int(_value(node.args[1], {}, text)) if len(node.args) == 2 else 0
            return half_up(_value(node.args[0], values, text), places)
        case ast.Call(func=ast.Name(id=name)):
            arguments = [_value(argument, values, text) for argument in node.args]
            return abs(arguments[0]) if name == "abs" else (min if name == "min" else max)(arguments)
    raise FormulaError("công thức viết sai")
