"""How does a printed form become a PDF (PDF/A-2b)? A Typst template in force on the day, and plain values.

Values reach a template as one JSON text, never as markup: whatever a citizen typed is printed, never run.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst
from django.conf import settings
from django.utils import timezone

from cchc.content.reading import SHIPPED, read
from cchc.documents.barcodes import code128_svg, qr_svg
from cchc.documents.form_values import Form
from cchc.documents.schema import FontManifest, FormContent, FormSet
from cchc.lifecycle.refusal import Refusal, refuse

FONTS = SHIPPED / "forms" / "fonts"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TOO_WIDE = re.compile(r"(?<!\S)(?!https?://)\S{31,}")  # an address is left whole, to be copied


def render_form(number: str, values: Form, on: date) -> bytes:
    """The PDF of form `number` as in force on the day `on`; the same values give the same bytes."""
    folder, form_set, form = form_in_force(number, on)
    return _typesetter(folder, form.template).pdf(content_of(form_set, form, values), values.issued_at)


def content_of(form_set: FormSet, form: FormContent, values: Form) -> str:
    """Everything that the template is given, as JSON."""
    content = {
        "form": {"label": form.label, "title": form.title, "set": form_set.name, "symbol": form.symbol},
        "values": _printable(values.values()),
        "code128": code128_svg(values.code) if values.code else "",
        "qr": qr_svg(values.look_up_url) if values.look_up_url else "",
        "qrs": {address: qr_svg(address) for address in values.addresses},
    }
    return json.dumps(content, ensure_ascii=False)


class Typesetter:
    """A Typst compiler kept for one template, because a kept one takes milliseconds and a new one a second.

    One thread at a time: to a second thread the compiler answers «Already borrowed».
    """

    def __init__(self, folder: Path, template: str):
        self._free = Lock()
        self._compiler = typst.Compiler(folder / template, root=folder, font_paths=fonts(), ignore_system_fonts=True)

    def pdf(self, content: str, at: datetime) -> bytes:
        with self._free:
            pdf = self._compiler.compile(
                format="pdf",
                sys_inputs={"content": content},
                pdf_standards="a-2b",
                timestamp=int(at.timestamp()),
            )
        return cast(bytes, pdf)


@cache
def _typesetter(folder: Path, template: str) -> Typesetter:
    return Typesetter(folder, template)


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@cache
def _form_sets() -> tuple[tuple[Path, FormSet], ...]:
    """Every set of forms with its folder: the shipped ones, then the installation's own."""
    return tuple(
        (path.parent, read(path, FormSet))
        for root in settings.CONTENT_ROOTS
        for path in sorted((root / "forms").glob("*.yaml"))
    )


def form_in_force(number: str, on: date) -> tuple[Path, FormSet, FormContent]:
    """The latest form of that number; of two with the same day the installation's own."""
    found = [
        (form_set.effective_from, place, folder, form_set, form)
        for place, (folder, form_set) in enumerate(_form_sets())
        for form in form_set.forms
        if form.number == number and form_set.in_force(on)
    ]
    if not found:
        refuse(
            Refusal(
                f"Chưa in được: không có mẫu {number} nào có hiệu lực ngày {on:%d/%m/%Y}. "
                "Báo quản trị hệ thống bổ sung mẫu rồi in lại."
            )
        )
    _, _, folder, form_set, form = max(found, key=lambda row: row[:2])
    return folder, form_set, form


def has_word(number: str, on: date) -> bool:
    """Whether the form can also be had for Word."""
    return bool(form_in_force(number, on)[2].word)


@cache
def _unprintable() -> re.Pattern[str]:
    return re.compile(read(FONTS / "manifest.yaml", FontManifest).pattern_of_unprintable)


def _printable(value: Any) -> Any:
    """The value as JSON can carry it: moments and days taken apart, text drawable with the fonts."""
    match value:
        case str():
            return _printable_text(value)
        case datetime():
            wall = timezone.localtime(value)
            return _printable(wall.date()) | {"hour": f"{wall:%H}", "minute": f"{wall:%M}"}
        case date():
            return {"day": value.day, "month": value.month, "year": value.year}
        case dict():
            return {key: _printable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_printable(inner) for inner in value]
        case _:
            return value


def _printable_text(text: str) -> str:
    """NFC, without invisible characters, a box for what the fonts lack, no word wider than a column."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n").replace("\t", " ")
    text = _unprintable().sub("□", text)
    return _TOO_WIDE.sub(lambda word: re.sub(".{10}", "\\g<0>\u200b", word[0]), text)
