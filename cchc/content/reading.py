"""How a content file becomes checked values, and how a bad one is refused with file, line and reason.

A content file is YAML with one top-level key `kind`, which chooses its schema (a pydantic model of the
package that owns the kind). Files of the installation (`CCHC_DATA/content`) stand beside the shipped ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

SHIPPED = Path(__file__).parent


class ContentModel(BaseModel):
    """Base of every content schema: unknown keys are errors, values never change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Schema = TypeVar("Schema", bound=BaseModel)


class ContentError(Exception):
    """A content file that cannot be used: every fault with its file, line and reason (Vietnamese)."""

    def __init__(self, faults: list[tuple[Path, int, str]]):
        self.faults = faults
        super().__init__("\n".join(f"{path}:{line}: {reason}" for path, line, reason in faults))


class _MarkingLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Safe YAML that refuses a key given twice and remembers where every value stands."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"khóa «{key}» xuất hiện hai lần", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=True)

    def construct_yaml_timestamp(self, node: Any) -> Any:
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            reason = f"ngày «{node.value}» không có thật"
            raise yaml.constructor.ConstructorError(None, None, reason, node.start_mark) from None

    def construct_decimal(self, node: Any) -> Decimal:
        """A number with a point is the decimal that is written, never its nearest binary fraction."""
        try:
            value = Decimal(node.value)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            reason = f"«{node.value}» không phải số dạng 10.5"
            raise yaml.constructor.ConstructorError(None, None, reason, node.start_mark)
        return value


_MarkingLoader.add_constructor("tag:yaml.org,2002:timestamp", _MarkingLoader.construct_yaml_timestamp)
_MarkingLoader.add_constructor("tag:yaml.org,2002:float", _MarkingLoader.construct_decimal)


def read(path: Path, schema: type[Schema]) -> Schema:
    """The checked values of one content file; raises ContentError with every fault found."""
    values, lines = read_unchecked(path)
    try:
        return schema.model_validate(values)
    except ValidationError as error:
        raise ContentError(
            [(path, line_of(lines, fault["loc"]), reason_of(fault)) for fault in error.errors()]
        ) from error


def read_unchecked(path: Path) -> tuple[Any, dict[tuple[Any, ...], int]]:
    """The values of a YAML file and the line of each, keyed by the path of keys and indexes to it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError([(path, 1, f"không đọc được tệp: {error}")]) from error
    for number, line in enumerate(text.splitlines(), 1):
        if not unicodedata.is_normalized("NFC", line):
            raise ContentError([(path, number, "chữ chưa ở dạng Unicode NFC")])
    try:
        loader = _MarkingLoader(text)
        try:
            node = loader.get_single_node()
            lines = dict(_lines(node)) if node else {}
            return (loader.construct_document(node) if node else None), lines
        finally:
            loader.dispose()
    except RecursionError as error:
        raise ContentError([(path, 1, "các mục lồng nhau quá sâu")]) from error
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError([(path, place, f"không phải YAML hợp lệ: {error.problem}")]) from error


def content_files(kind_folder: str, *, roots: tuple[Path, ...] = (SHIPPED,)) -> list[Path]:
    """Every YAML file under `kind_folder` of each root, in a stable order."""
    return [path for root in roots for path in sorted((root / kind_folder).rglob("*.yaml"))]


def _lines(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], int]]:
    yield at, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*at, key.value), key.start_mark.line + 1
            for inner, line in _lines(value, (*at, key.value)):
                if inner != (*at, key.value):
                    yield inner, line
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _lines(value, (*at, index))


def line_of(lines: dict[tuple[Any, ...], int], loc: tuple[Any, ...]) -> int:
    """The line of the nearest enclosing value that stands in the file; the name of a union's branch does not."""
    at: tuple[Any, ...] = ()
    for part in loc:
        if (*at, part) in lines:
            at = (*at, part)
    return lines.get(at, 1)


_REASONS = {
    "missing": "thiếu mục này",
    "extra_forbidden": "không có mục này trong lược đồ",
    "string_type": "phải là chữ",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "list_type": "phải là danh sách",
    "date_type": "phải là ngày dạng 2026-09-14",
    "date_parsing": "phải là ngày dạng 2026-09-14",
    "date_from_datetime_parsing": "phải là ngày dạng 2026-09-14",
    "decimal_type": "phải là số",
    "decimal_parsing": "phải là số, phần lẻ sau dấu chấm như 10.5",
    "decimal_max_digits": "có nhiều chữ số quá",
    "decimal_max_places": "có nhiều chữ số lẻ quá",
    "finite_number": "phải là số",
    "dict_type": "phải là các cặp khóa và giá trị",
    "model_type": "phải là các cặp khóa và giá trị",
    "too_short": "phải có từ {min_length} mục trở lên",
    "string_too_long": "dài quá {max_length} ký tự",
    "string_too_short": "không được để trống",
    "union_tag_invalid": "kind phải là một trong {expected_tags}",
    "union_tag_not_found": "thiếu kind",
    "greater_than": "phải lớn hơn {gt}",
    "less_than": "phải nhỏ hơn {lt}",
    "less_than_equal": "không được quá {le}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "string_pattern_mismatch": "không đúng mẫu {pattern}",
    "literal_error": "phải là một trong {expected}",
    "enum": "phải là một trong {expected}",
}


def reason_of(fault: Any) -> str:
    """Where in the values and what is wrong, in Vietnamese."""
    where = ".".join(str(part) for part in fault["loc"]) or "tệp"
    template = _REASONS.get(fault["type"])
    if template:
        said = template.format(**fault.get("ctx", {}))
    else:
        said = str(fault["msg"]).removeprefix("Value error, ")
    return f"{where}: {said}"
