"""What was given to score a leaf: checked against its rule, missing, or «does not apply»."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError

from cchc.content.reading import ContentModel, reason_of
from cchc.parindex.rules.base import InputError, Inputs, Outcome
from cchc.parindex.rules.judged import NotApplicable
from cchc.parindex.schema import Leaf

DOES_NOT_APPLY = {"not_applicable": True}


class GivenFile(ContentModel):
    """A file of inputs: the assessed year, and the inputs of each leaf by its code."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    inputs: dict[str, dict[str, Any]]


def read_given(path: Path) -> GivenFile:
    """The inputs of a JSON file, numbers as they are written; InputError says why not."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # some editors put a mark before the text
        values = json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_each_once)
        return GivenFile.model_validate(values)
    except ValidationError as error:
        raise InputError("; ".join(reason_of(fault) for fault in error.errors())) from error
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"không đọc được tệp số liệu: {error}") from error


def _no_number(text: str) -> None:
    raise ValueError(f"«{text}» không phải số")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"«{max(names, key=names.count)}» ghi hai lần")
    return values


def given_to(leaf: Leaf, values: Mapping[str, Any] | None) -> Inputs | Outcome | None:
    """The inputs that the leaf's rule takes; None while one is missing, InputError for what it cannot use."""
    if isinstance(leaf.rule, NotApplicable) or values == DOES_NOT_APPLY:
        return Outcome.NOT_APPLICABLE
    if values is None or leaf.rule is None:
        return None
    try:
        return leaf.rule.takes.model_validate(values)
    except ValidationError as error:
        faults = [fault for fault in error.errors() if fault["type"] != "missing"]
        if faults:
            reasons = "; ".join(reason_of(fault).removeprefix("tệp: ") for fault in faults)
            raise InputError(f"{leaf.code}: {reasons}") from error
        return None
