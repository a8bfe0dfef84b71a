"""How does a ward's own table become a plan? Read, shown, asked; stored only when everything was answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.plans.actions.draft_plan import draft_plan, why_not_draft_plan
from cchc.plans.due_words import said_of
from cchc.plans.forms.plan_import import CARRIED, QUESTIONS, CarriedForm, FileForm, box_of
from cchc.plans.models import Plan
from cchc.plans.people_words import Staff
from cchc.plans.plan_reading import LineRead, Question, Reading, read_rows
from cchc.plans.plan_table import ROWS, Row, Table, read_plan_table
from cchc.plans.plan_writing import Written, excel_of, number_said
from cchc.plans.rules import content_named, taxonomy_on
from cchc.plans.table_reading import EXCEL, read_tables


@opens_to_screen("tasks")
@require_http_methods(["GET", "HEAD", "POST"])
def import_plan(request: Any) -> HttpResponse:
    """The file is asked for, then its preview; the second press stores."""
    refuse(why_not_draft_plan(unit=request.actor.unit, by=request.actor))
    if "rows" in request.POST:
        return _confirm(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, form)
    file, year = form.cleaned_data["file"], form.cleaned_data["year"]
    try:
        refuse(why_not_draft_plan(unit=request.actor.unit, by=request.actor, year=year))
        table = read_plan_table(read_tables(file, file.name), taxonomy_on(today()))
        refuse(_why_not_shown(table, file.name))
    except ActionRefused as refused:
        form.add_error(None, str(refused.refusal))
        return _asked(request, form)
    carried = CarriedForm(initial={
        "year": year, "rows": CARRIED.dump_json(table.rows).decode(), "source": file.name[:300],
    })  # fmt: skip
    return _previewed(request, carried, table.rows, year, {}, table, is_first=True)


def _why_not_shown(table: Table, name: str) -> Refusal | None:
    if not table.rows and not table.faults:
        return Refusal(
            f"Tệp «{name}» không có nhiệm vụ nào đọc được: bảng cần một dòng tiêu đề có «Nhiệm vụ», «Chủ trì», "
            "«Thời gian hoàn thành». Hãy xem bảng mẫu."
        )  # fmt: skip
    if len(table.rows) > ROWS:
        return Refusal(f"Tệp «{name}» có hơn {ROWS} nhiệm vụ và chỉ tiêu. Hãy bỏ bớt dòng không thuộc kế hoạch.")
    return None


def _asked(request: Any, form: FileForm) -> HttpResponse:
    values = {
        "form": form, "heading": "Nhập kế hoạch từ Excel, Word", "button": "Đọc thử", "icon_name": "upload",
        "is_template_offered": True,
        "says": "Hệ thống đọc bảng, cho anh/chị xem từng dòng và hỏi chỗ chưa rõ. Chưa lưu gì trước khi đồng ý.",
    }  # fmt: skip
    return render(request, "plans/plan_form.html", values, status=422 if form.errors else 200)


def _confirm(request: Any) -> HttpResponse:
    form, unit = CarriedForm(request.POST), request.actor.unit
    if not form.is_valid():
        refuse(Refusal("Trang xem trước này không còn đọc được, nên chưa lưu gì. Hãy nhập lại tệp."))
    rows, year, answers = form.cleaned_data["rows"], form.cleaned_data["year"], form.answers()
    reading = read_rows(rows, Staff.of(unit), taxonomy_on(today()), year, answers)
    if reading.open_questions:
        return _previewed(request, form, rows, year, answers, Table())
    try:
        plan = draft_plan(unit=unit, by=request.actor, year=year, beginning=reading.beginning(),
                          source=form.cleaned_data["source"])  # fmt: skip
    except ActionRefused as refused:
        form.add_error(None, str(refused.refusal))
        return _previewed(request, form, rows, year, answers, Table())
    messages.success(request, f"Đã nhập {plan.lines.count()} nhiệm vụ thành dự thảo. Hãy xem lại rồi trình thẩm tra.")
    return redirect("plan", pk=plan.pk)


def _previewed(
    request: Any, form: CarriedForm, rows: list[Row], year: int, answers: dict[str, str], table: Table, *,
    is_first: bool = False,
) -> HttpResponse:  # fmt: skip
    """Every line as it was read, and the questions; 422 when the file cannot be used or an answer is missing."""
    taxonomy = taxonomy_on(today())
    reading = read_rows(rows, Staff.of(request.actor.unit), taxonomy, year, answers)
    if len(reading.questions) > QUESTIONS:
        table.faults.insert(0, f"Bảng có hơn {QUESTIONS} chỗ chưa rõ. Hãy bổ sung chủ trì, thời hạn trong tệp.")
    values = {
        "form": form, "year": year, "table": table, "faults": table.faults[:50], "is_first": is_first,
        "questions": [_question(each, answers, is_first) for each in reading.questions.values()],
        "lines": [_line(each, taxonomy.code) for each in reading.lines],
        "places": len({row.place for row in rows}), "open": len(reading.open_questions), "counts": _counts(reading),
    }  # fmt: skip
    is_wrong = bool(table.faults or form.errors or not is_first)
    return render(request, "plans/preview_plan.html", values, status=422 if is_wrong else 200)


def _counts(reading: Reading) -> dict[str, int]:
    goals = sum(each.row.is_target for each in reading.lines)
    return {"lines": len(reading.lines) - goals, "goals": goals}


HEADINGS = {"lead": "Ai chủ trì", "partner": "Ai phối hợp", "due": "Hạn là ngày nào",
            "content": "Thuộc nội dung cải cách nào", "planned": "Chỉ tiêu là bao nhiêu"}  # fmt: skip


def _question(question: Question, answers: dict[str, str], is_first: bool) -> dict[str, Any]:
    box = box_of(question.key) if question.kind in ("due", "planned") else ""
    return {
        "key": question.key, "heading": HEADINGS[question.kind], "said": question.said, "rows": question.rows,
        "choices": question.choices, "chosen": answers.get(question.key, ""), "box": box,
        "written": answers.get(box, "") if box else "", "refusal": "" if is_first else question.refusal,
        "box_label": "Số" if question.kind == "planned" else "Ngày",
    }  # fmt: skip


def _line(read: LineRead, taxonomy: str) -> dict[str, Any]:
    """One row: what the table says and what was understood; `asked` names the questions that it waits for."""
    words, row = read.words, read.row
    content = content_named(taxonomy, words.content if words else row.content)
    shown: dict[str, Any] = {
        "number": row.number, "place": row.place, "asked": read.asked, "content": content.short_name if content else "",
        "lead": str(words.lead) if words and words.lead else "", "unknown": ", ".join(read.unknown_partners),
        "texts": {key: " ".join(text.split()) for key, text in row.texts.items()}, "is_target": row.is_target,
    }  # fmt: skip
    if words is None:
        return shown
    if row.is_target:
        return shown | {"title": words.name, "planned": number_said(words.planned), "measure": words.measure}  # type: ignore[union-attr]
    return shown | {
        "title": words.title, "product": words.product, "due": said_of(words.due_kind, words.due_days),  # type: ignore[union-attr]
        "partners": len(words.partners),  # type: ignore[union-attr]
    }  # fmt: skip


@opens_to_screen("tasks")
@require_safe
def plan_template(request: Any) -> HttpResponse:
    """The layout to fill in."""
    year = today().year + (today().month > 9)
    plan = Plan(unit=request.actor.unit, year=year, title=f"Kế hoạch cải cách hành chính năm {year}",
                taxonomy=taxonomy_on(today()).code)  # fmt: skip
    return sent(excel_of(Written(plan, is_blank=True)), EXCEL, "mau-ke-hoach-cchc.xlsx")


def sent(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file made on the spot, to be kept by who asked for it."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response
