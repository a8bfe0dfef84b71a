"""How does a printed form become an editable Word document? The DOCX template beside its Typst one, the same values.

A template is made in Word itself: fields are written as {{ values.… }}, with the filters below; {{p table }} is the
table of a form whose columns are content.
"""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Any

import segno
from docx.shared import Emu, Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from cchc.documents.form_values import Form
from cchc.documents.forms import content_of, form_in_force
from cchc.documents.word_tables import word_table
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.ui.templatetags.ui import vnd

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Moment = dict[str, Any]  # day, month, year, hour, minute


def render_word(number: str, values: Form, on: date) -> bytes:
    """Form `number` as in force on the day `on`; refused when the set has it only as a printed form."""
    folder, form_set, form = form_in_force(number, on)
    if not form.word:
        refuse(Refusal(f"Mẫu «{form.title}» chỉ có bản in PDF."))
    template = DocxTemplate(folder / form.word)
    content = json.loads(content_of(form_set, form, values))
    extras = {"qr": _qr(template, values.look_up_url), "table": _table(template, content["values"])}
    template.render(content | extras, ENVIRONMENT, autoescape=True)
    written = BytesIO()
    template.save(written)
    return written.getvalue()


def _qr(template: DocxTemplate, address: str) -> InlineImage | str:
    if not address:
        return ""
    picture = BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=4, border=1)
    picture.seek(0)
    return InlineImage(template, picture, width=Mm(24))


def _table(template: DocxTemplate, values: dict[str, Any]) -> Markup | str:
    """The rows of a form whose columns are content, across the whole page of the template."""
    if not {"columns", "rows"} <= values.keys():
        return ""
    template.init_docx()
    page = template.docx.sections[0]
    width = page.page_width - page.left_margin - page.right_margin
    return word_table(values["columns"], values["rows"], width=Emu(width).twips)


def _day(said: Moment) -> str:
    return f"{said['day']:02d}/{said['month']:02d}/{said['year']}"


def _moment(said: Moment) -> str:
    return f"{said['hour']} giờ {said['minute']}, ngày {_day(said)}"


def _day_in_words(said: Moment) -> str:
    """Days below 10 and the months 1 and 2 are written with a zero (Decree 30/2020/NĐ-CP, Annex I)."""
    month = f"{said['month']:02d}" if said["month"] < 3 else said["month"]
    return f"ngày {said['day']:02d} tháng {month} năm {said['year']}"


class ValuesFirst(SandboxedEnvironment):
    """`values.copy` is the value of that name, not what every dictionary can do."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return obj[attribute] if isinstance(obj, dict) and attribute in obj else super().getattr(obj, attribute)


ENVIRONMENT = ValuesFirst(autoescape=True, undefined=StrictUndefined)
ENVIRONMENT.filters |= {
    "day": _day,
    "moment": _moment,
    "day_in_words": _day_in_words,
    "dong": lambda amount: f"{vnd(amount).removesuffix('đ').rstrip()} đồng",
    "dots": lambda text: text or "……………………",
}
