"""P13: how long does one receipt take as PDF, beside the typesetter alone on the same page?

The typesetter alone gets the same content ready made and a kept compiler; the difference is what CCHC adds:
choosing the form, cleaning the text, drawing both codes. No two receipts are alike, as in an office.
WeasyPrint sets the same words as HTML when it is installed.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from importlib.util import find_spec
from itertools import count, islice
from statistics import median
from typing import Any

import django
from django.conf import settings

RECEIPTS = 200
REPEATS = 3
DAY = date(2026, 11, 23)
UNIT = "ms a receipt (median)"


def run() -> list[dict[str, Any]]:
    """One row per comparison: `ours` and `limit` in milliseconds a receipt, `ratio` = ours / limit."""
    _set_up()
    from cchc.documents.forms import render_form

    ours = _measure(lambda receipt: render_form("01", receipt, DAY), _receipts())
    rows = [_row("Typst alone", ours, _typst())]
    if find_spec("weasyprint"):
        rows.append(_row("WeasyPrint", ours, _weasyprint()))
    return rows


def _set_up() -> None:
    if not settings.configured:
        os.environ.setdefault("CCHC_DATA", tempfile.mkdtemp(prefix="cchc-bench-"))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.config.settings")
    django.setup()


def _receipts() -> Iterator[Any]:
    from cchc.documents.form_values import FeeLine, Office, PaperLine, Person, Receipt

    office = Office(
        parent="Ủy ban nhân dân phường Tân Lập Đông",
        name="Trung tâm Phục vụ hành chính công",
        place="Tân Lập Đông",
        phone="0200 000 0123",
    )
    received = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    for number in count(1):
        code = f"H99.26.05-261123-{number:04}"
        yield Receipt(
            office=office,
            issued_at=received,
            number=f"{number}/TNHS",
            code=code,
            look_up_url=f"https://motcua.example/tra-cuu/{code}?k=Zq3vT9aX",
            applicant=Person(name=f"Nguyễn Thị Đào {number}", address="Số 12 ngõ 5, tổ dân phố số 3"),
            procedure="Đăng ký khai sinh",
            procedure_code="1.001193",
            receiving_unit=office.name,
            received_at=received,
            due_at=received,
            time_limit="trong ngày làm việc",
            channel="trực tiếp",
            delivery="Bộ phận Một cửa",
            receiver="Lê Văn Cửa",
            papers=tuple(PaperLine(name=f"Giấy tờ thứ {n}", originals=1) for n in range(1, 4)),
            fees=(FeeLine(name="Lệ phí", amount=5000),),
        )


def _typst() -> list[float]:
    import typst

    from cchc.documents.forms import content_of, fonts, form_in_force

    folder, form_set, form = form_in_force("01", DAY)
    compiler = typst.Compiler(folder / form.template, root=folder, font_paths=fonts(), ignore_system_fonts=True)
    ready = [content_of(form_set, form, each) for each in islice(_receipts(), RECEIPTS * REPEATS + 1)]
    return _measure(
        lambda content: compiler.compile(format="pdf", sys_inputs={"content": content}, pdf_standards="a-2b"), ready
    )


def _weasyprint() -> list[float]:
    from weasyprint import HTML

    from cchc.documents.barcodes import code128_svg, qr_svg

    def page(receipt: Any) -> str:
        papers = "".join(f"<tr><td>{n}<td>{paper.name}<td>1" for n, paper in enumerate(receipt.papers, 1))
        facts = (receipt.number, receipt.code, receipt.applicant.name, receipt.applicant.address, receipt.procedure,
                 receipt.time_limit, receipt.channel, receipt.delivery, receipt.receiver)  # fmt: skip
        return (
            "<style>@page { size: A4 } body { font: 13pt Tinos, serif } svg { width: 80mm }</style>"
            f"{qr_svg(receipt.look_up_url)}{code128_svg(receipt.code)}<h1>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</h1>"
            f"{''.join(f'<p>{fact}</p>' for fact in facts)}<table border=1>{papers}</table>"
        )

    return _measure(lambda receipt: HTML(string=page(receipt)).write_pdf(), _receipts(), receipts=20)


def _measure(work: Callable[[Any], Any], receipts_to_print: Iterable[Any], receipts: int = RECEIPTS) -> list[float]:
    """Milliseconds a receipt of each repeat, after one receipt that is not counted."""
    each = iter(receipts_to_print)
    work(next(each))
    repeats = []
    for _ in range(REPEATS):
        batch = list(islice(each, receipts))
        begun = time.perf_counter()
        for receipt in batch:
            work(receipt)
        repeats.append((time.perf_counter() - begun) * 1000 / receipts)
    return repeats


def _row(beside: str, ours: list[float], limit: list[float]) -> dict[str, Any]:
    return {
        "bar": "P13",
        "work": f"form 01 with three papers as PDF / {beside}",
        "ours": median(ours),
        "limit": median(limit),
        "unit": UNIT,
        "ratio": median(ours) / median(limit),
        "spread": f"ours {min(ours):.2f}–{max(ours):.2f}, limit {min(limit):.2f}–{max(limit):.2f}",
    }


if __name__ == "__main__":
    for row in run():
        print(
            f"{row['bar']} {row['work']}: ours {row['ours']:.2f}, limit {row['limit']:.2f} {row['unit']}, "
            f"ratio {row['ratio']:.2f} ({row['spread']})"
        )
