"""What does the printed register say? Plain values of form 07."""

from __future__ import annotations

from dataclasses import dataclass

from cchc.documents.form_values import Form


@dataclass(frozen=True, kw_only=True)
class RegisterColumn:
    title: str
    width: int  # beside the others
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class RegisterSheet(Form):
    """Form 07, Sổ theo dõi hồ sơ: the entries of a period."""

    period: str
    asked: str
    columns: tuple[RegisterColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: str
    keeper: str
