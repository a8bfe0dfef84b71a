"""What stands in the workbook of an answer?"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook


def workbook_of(response: Any) -> list[list[Any]]:
    """Every line: title, what the list is narrowed to, unit and moment, an empty one, headings, rows."""
    assert response.status_code == 200
    return CalamineWorkbook.from_filelike(BytesIO(b"".join(response))).get_sheet_by_index(0).to_python()
