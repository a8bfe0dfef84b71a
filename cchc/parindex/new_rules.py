"""With which parameters does a rule begin when its kind is chosen on the screen? With an example to be written over."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cchc.parindex.numbers import plain

KINDS = {
    "YES_NO": "Có / không",
    "TRI_STATE": "Kịp thời / muộn / không",
    "DATE_STEP": "Theo ngày thực hiện",
    "BANDS": "Theo khoảng tỷ lệ",
    "CHECKLIST": "Cộng các ý đạt được",
    "ALL_OR_NOTHING": "Đủ 100 % mới có điểm",
    "RATIO_LINEAR": "Tỷ lệ × điểm tối đa",
    "RATIO_FLOOR": "Tỷ lệ, từ mức tối thiểu",
    "RATIO_TARGET": "Tỷ lệ so với chỉ tiêu",
    "RATIO_TO_BEST": "So với đơn vị cao nhất",
    "WEIGHTED_RATIO": "Tỷ lệ có hệ số",
    "PIECEWISE": "Nội suy giữa các mốc",
    "DEDUCT_PER": "Trừ mỗi lần vi phạm",
    "DEDUCT_PER_PERIOD": "Trừ theo số ngày muộn",
    "COUNT_STEP": "Theo số lượng",
    "COUNT_CAP": "Điểm mỗi trường hợp, có giới hạn",
    "VIOLATION_ZERO": "Có vi phạm thì 0 điểm",
    "LADDER_DEDUCT": "Trừ theo mức độ vi phạm",
    "SURVEY_PCT": "Tỷ lệ hài lòng qua khảo sát",
    "SURVEY_MEAN": "Điểm trung bình khảo sát",
    "EXTERNAL_SCALE": "Điểm của bộ chỉ số khác",
    "CUSTOM_FORMULA": "Công thức riêng",
    "MANUAL_JUDGEMENT": "Người thẩm định cho điểm",
    "NOT_APPLICABLE": "Không áp dụng",
    "THRESHOLD_BONUS": "Thưởng khi vượt chỉ tiêu",
    "BONUS": "Điểm thưởng, nhập kèm lý do",
    "PENALTY": "Điểm phạt, nhập kèm lý do",
}
OUTSIDE_ONLY = ("THRESHOLD_BONUS", "BONUS", "PENALTY")


WHOLE, HALF, YEAR = "‹max›", "‹half›", "‹year›"  # stand for the leaf's maximum, half of it, the rubric's first year
TARGETS = [{"from_year": YEAR, "percent": "80"}]
ONE = [{"code": "count", "label": "trường hợp", "each": HALF}]
BEGINNINGS: dict[str, dict[str, Any]] = {
    "TRI_STATE": {
        "options": [
            {"code": "in_time", "label": "kịp thời", "points": WHOLE},
            {"code": "late", "label": "muộn", "points": HALF},
            {"code": "none", "label": "không thực hiện", "points": "0"},
        ]
    },
    "DATE_STEP": {"steps": [{"by": "31/01", "points": WHOLE}, {"by": "15/02", "points": HALF}]},
    "BANDS": {
        "bands": [
            {"lower": "100", "points": WHOLE},
            {"lower": "80", "upper": "100", "points": HALF},
            {"upper": "80", "points": "0"},
        ]
    },
    "CHECKLIST": {
        "items": [
            {"code": "first", "label": "ý thứ nhất", "points": HALF},
            {"code": "second", "label": "ý thứ hai", "points": HALF},
        ]
    },
    "RATIO_FLOOR": {"floor": "80"},
    "RATIO_TARGET": {"targets": TARGETS},
    "THRESHOLD_BONUS": {"targets": TARGETS, "margin": "10"},
    "WEIGHTED_RATIO": {
        "terms": [
            {"code": "on_time", "label": "số đúng hạn", "weight": "1"},
            {"code": "late", "label": "số muộn", "weight": "0.5"},
        ]
    },
    "PIECEWISE": {"knots": [{"at": "80", "points": HALF}, {"at": "100", "points": WHOLE}]},
    "DEDUCT_PER": {"deductions": ONE},
    "DEDUCT_PER_PERIOD": {"each": HALF, "days": 5},
    "COUNT_STEP": {
        "counts": [
            {
                "code": "count",
                "label": "số lượng",
                "steps": [{"at_least": 1, "points": HALF}, {"at_least": 2, "points": WHOLE}],
            }
        ]
    },
    "COUNT_CAP": {"each": HALF, "cap": WHOLE},
    "LADDER_DEDUCT": {"rungs": [*ONE, {"code": "grave", "label": "nghiêm trọng", "each": None}]},
    "EXTERNAL_SCALE": {"index": "bộ chỉ số"},
    "CUSTOM_FORMULA": {
        "formula": "b / a * ‹max›",
        "variables": [{"code": "a", "label": "tổng số"}, {"code": "b", "label": "số đạt"}],
    },
    "MANUAL_JUDGEMENT": {"step": HALF},
    "BONUS": {"step": HALF},
    "PENALTY": {"step": HALF},
}


def new_rule(kind: str, most: Decimal, *, year: int, penalty: bool = False) -> dict[str, Any]:
    """A rule of this kind for a leaf with this maximum, sound as it stands."""
    parameters = BEGINNINGS.get(kind, {})
    if penalty and kind == "VIOLATION_ZERO":
        parameters = {"each": HALF}
    values = {WHOLE: plain(most), HALF: plain(most / 2), YEAR: str(year)}
    return {"kind": kind} | _filled(parameters, values)


def _filled(value: Any, values: dict[str, str]) -> Any:
    match value:
        case dict():
            return {key: _filled(inner, values) for key, inner in value.items()}
        case list():
            return [_filled(inner, values) for inner in value]
        case str():
            for name, number in values.items():
                value = value.replace(name, number)
    return value
