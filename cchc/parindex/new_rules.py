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


def new_rule(kind: str, most: Decimal, *, year: int, penalty: bool = False) -> dict[str, Any]:
    """A rule of this kind for a leaf with this maximum, sound as it stands."""
    return {"kind": kind} | _parameters(kind, plain(most), plain(most / 2), year, penalty)


def _parameters(kind: str, whole: str, half: str, year: int, penalty: bool) -> dict[str, Any]:
    targets = [{"from_year": year, "percent": "80"}]
    one = [{"code": "count", "label": "trường hợp", "each": half}]
    beginnings: dict[str, dict[str, Any]] = {
        "TRI_STATE": {
            "options": [
                {"code": "in_time", "label": "kịp thời", "points": whole},
                {"code": "late", "label": "muộn", "points": half},
                {"code": "none", "label": "không thực hiện", "points": "0"},
            ]
        },
        "DATE_STEP": {"steps": [{"by": "31/01", "points": whole}, {"by": "15/02", "points": half}]},
        "BANDS": {
            "bands": [
                {"lower": "100", "points": whole},
                {"lower": "80", "upper": "100", "points": half},
                {"upper": "80", "points": "0"},
            ]
        },
        "CHECKLIST": {
            "items": [
                {"code": "first", "label": "ý thứ nhất", "points": half},
                {"code": "second", "label": "ý thứ hai", "points": half},
            ]
        },
        "RATIO_FLOOR": {"floor": "80"},
        "RATIO_TARGET": {"targets": targets},
        "THRESHOLD_BONUS": {"targets": targets, "margin": "10"},
        "WEIGHTED_RATIO": {
            "terms": [
                {"code": "on_time", "label": "số đúng hạn", "weight": "1"},
                {"code": "late", "label": "số muộn", "weight": "0.5"},
            ]
        },
        "PIECEWISE": {"knots": [{"at": "80", "points": half}, {"at": "100", "points": whole}]},
        "DEDUCT_PER": {"deductions": one},
        "DEDUCT_PER_PERIOD": {"each": half, "days": 5},
        "COUNT_STEP": {
            "counts": [
                {
                    "code": "count",
                    "label": "số lượng",
                    "steps": [{"at_least": 1, "points": half}, {"at_least": 2, "points": whole}],
                }
            ]
        },
        "COUNT_CAP": {"each": half, "cap": whole},
        "VIOLATION_ZERO": {"each": half} if penalty else {},
        "LADDER_DEDUCT": {"rungs": [*one, {"code": "grave", "label": "nghiêm trọng", "each": None}]},
        "EXTERNAL_SCALE": {"index": "bộ chỉ số"},
        "CUSTOM_FORMULA": {
            "formula": f"b / a * {whole}",
            "variables": [{"code": "a", "label": "tổng số"}, {"code": "b", "label": "số đạt"}],
        },
        "MANUAL_JUDGEMENT": {"step": half},
        "BONUS": {"step": half},
        "PENALTY": {"step": half},
    }
    return beginnings.get(kind, {})
