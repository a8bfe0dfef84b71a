"""One criterion of a sheet: its rule, its points at every stage, its evidence; and what each verb does with it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cchc.documents.serving import file_response
from cchc.lifecycle.refusal import ActionRefused, Refusal, refuse
from cchc.organization.access import opens_to_screen
from cchc.organization.actor import ABOVE, Actor
from cchc.parindex.actions.add_evidence import add_evidence, why_not_add_evidence
from cchc.parindex.actions.appraise_leaf import appraise_leaf, why_not_appraise_leaf
from cchc.parindex.actions.explain_leaf import explain_leaf, why_not_explain_leaf
from cchc.parindex.actions.score_leaf import leaf_of, score_leaf, why_not_score_leaf
from cchc.parindex.evidence_pages import pages_for
from cchc.parindex.forms.inputs import InputsForm, inputs_said
from cchc.parindex.forms.leaf import AppraisalForm, EvidenceForm, ExplanationForm
from cchc.parindex.models import Evidence, LeafScore, RoundStatus
from cchc.parindex.permissions import assessments_visible_to, stage_seen
from cchc.parindex.presentation.sheet import figure_url
from cchc.parindex.presentation.words import points_said, signature_said
from cchc.parindex.proposing import proposed_for
from cchc.parindex.rules.base import AssessedYear, InputError
from cchc.parindex.schema import METHODS, Leaf
from cchc.parindex.scoring import answer_of
from cchc.parindex.standing import Stage, struck_at
from cchc.plans.rules import calendar_of

PROPOSED = "he-thong"  # «?dung=he-thong»: the form is filled with what the records say


class Verb(NamedTuple):
    act: Callable[..., Any]
    why_not: Callable[..., Refusal | None]
    done: str


VERBS = {
    "score_leaf": Verb(score_leaf, why_not_score_leaf, "Đã lưu điểm tự chấm."),
    "appraise_leaf": Verb(appraise_leaf, why_not_appraise_leaf, "Đã ghi điểm thẩm định."),
    "explain_leaf": Verb(explain_leaf, why_not_explain_leaf, "Đã lưu giải trình."),
    "add_evidence": Verb(add_evidence, why_not_add_evidence, "Đã thêm tài liệu kiểm chứng."),
}


def visible_line(request: Any, pk: UUID) -> LeafScore:
    rows = LeafScore.objects.select_related(
        "responsible__official", "responsible__position", "scored_by__official", "scored_by__position"
    )
    found: LeafScore = get_object_or_404(rows, pk=pk)
    found.assessment = get_object_or_404(assessments_visible_to(request.actor), pk=found.assessment_id)
    return found


@opens_to_screen("figures")
@require_safe
def leaf(request: Any, pk: UUID) -> HttpResponse:
    line = visible_line(request, pk)
    return _page(request, line, leaf_of(line))


@opens_to_screen("figures")
@require_http_methods(["GET", "HEAD", "POST"])
def act_on_leaf(request: Any, pk: UUID, verb: str) -> HttpResponse:
    """The criterion's own page, with what was typed when it cannot be done."""
    line, asked = visible_line(request, pk), VERBS[verb]
    refuse(asked.why_not(line=line, by=request.actor))
    node = leaf_of(line)
    if request.method != "POST":
        return _page(request, line, node)
    form = _form(verb, request, line, node, request.POST, request.FILES)
    if form.is_valid():
        try:
            asked.act(line=line, by=request.actor, **_words(form))
        except ActionRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{line.code}: {asked.done}")
            onward = _beside(line)[1] if request.POST.get("tiep") else None
            return redirect("leaf", pk=onward["pk"] if onward else pk)
    return _page(request, line, node, verb, form)


def _words(form: Any) -> dict[str, Any]:
    if isinstance(form, InputsForm):
        return {"inputs": form.inputs(), "note": form.cleaned_data["note"]}
    words: dict[str, Any] = form.words()
    return words


def _form(verb: str, request: Any, line: LeafScore, node: Leaf, *sent: Any) -> Any:
    match verb:
        case "score_leaf":
            inputs = line.inputs
            if request.GET.get("dung") == PROPOSED:
                inputs = _proposed(line, node) or inputs
            return InputsForm(*sent[:1], leaf=node, inputs=inputs, note=line.note)
        case "appraise_leaf":
            return AppraisalForm(*sent[:1], line=line, leaf=node)
        case "explain_leaf":
            return ExplanationForm(*sent[:1], line=line)
    pages = pages_for(line.assessment, node, figure_url(node, line.assessment), request.actor)
    known = {each.code for each in line.assessment.round.rubric.content.all_leaves()}
    return EvidenceForm(*sent, line=line, pages=pages, known=known)


def _proposed(line: LeafScore, node: Leaf) -> dict[str, Any] | None:
    found = proposed_for([node], line.assessment.round.year, line.assessment.unit_id)
    return found.get(node.code)


def _points_for(line: LeafScore, node: Leaf, proposed: dict[str, Any] | None) -> str:
    """What the computed figure would win."""
    if proposed is None:
        return ""
    year = AssessedYear(line.assessment.round.year, calendar_of(line.assessment.unit))
    try:
        answer = answer_of(node, proposed, year)
    except InputError:  # more done than there was to do: the records are to be looked at, not the page refused
        return ""
    return points_said(answer) if isinstance(answer, Decimal) else ""


def _page(request: Any, line: LeafScore, node: Leaf, verb: str = "", form: Any = None) -> HttpResponse:
    sheet, by = line.assessment, request.actor
    proposed = _proposed(line, node)
    forms = {
        name: form if name == verb else _form(name, request, line, node)
        for name, asked in VERBS.items()
        if asked.why_not(line=line, by=by) is None
    }
    content = sheet.round.rubric.content
    before, after = _beside(line)
    return render(request, "parindex/leaf.html", {
        "line": line, "node": node, "sheet": sheet, "round": sheet.round, "max": points_said(node.max),
        "above": [part.name for part in content.path_to(node.code)[:-1]],
        "rule": node.rule.said(node.max).rstrip(".").split("; ") if node.rule else [], "method": METHODS[node.method],
        "lead": content.leads.get(node.lead, ""), "forms": forms, "verb": verb,
        "given": inputs_said(node, line.inputs), "proposed": inputs_said(node, proposed) if proposed else [],
        "differs": proposed is not None and line.inputs is not None and line.inputs != proposed,
        "proposed_points": _points_for(line, node, proposed), "figure_url": figure_url(node, sheet),
        "points": _points(line), "struck": _struck(line, by),
        "appraised": (stage := stage_seen(sheet, by)) != Stage.SELF, "again": stage == Stage.SECOND,
        "evidence": _evidence(line), "before": before, "after": after,
        "locked": "" if by.role in ABOVE or sheet.round.status != RoundStatus.SELF_SCORING else _said(line, by),
        "fills": request.GET.get("dung") == PROPOSED,
    }, status=422 if form is not None and form.errors else 200)  # fmt: skip


def _said(line: LeafScore, by: Actor) -> str:
    """Why the unit's own people cannot score it now."""
    return str(why_not_score_leaf(line=line, by=by) or "")


def _points(line: LeafScore) -> dict[str, str]:
    """At each stage in words; empty where nobody has scored."""
    own = points_said(line.self_points) if line.self_applies else "không áp dụng"
    stages = {"first": line.first_points, "second": line.second_points}
    said = {name: points_said(points) if line.applies else "không áp dụng" if points is not None else ""
            for name, points in stages.items()}  # fmt: skip
    found = {"self": own} | said
    return found | {stage.value: "0" for stage in Stage if found[stage.value] and struck_at(line, stage)}


def _struck(line: LeafScore, by: Actor) -> str:
    """Which penalty sets the criterion to 0, as far as the reader may see."""
    code = struck_at(line, stage_seen(line.assessment, by))
    if not code:
        return ""
    name = line.assessment.round.rubric.content.path_to(code)[-1].name
    return f"Tiêu chí này 0 điểm vì điểm phạt {code}: {name}."


def _evidence(line: LeafScore) -> list[dict[str, Any]]:
    """The newest version of each piece, with the earlier ones and the other criteria that it serves."""
    rows = list(line.evidence.select_related("file", "added_by__official").prefetch_related("lines"))
    by_key, replaced = {each.pk: each for each in rows}, {each.replaces_id for each in rows}
    return [
        {"evidence": each, "outside": each.issued_on is not None and each.issued_on.year != line.assessment.round.year,
         "others": [other.code for other in each.lines.all() if other.pk != line.pk],
         "earlier": _earlier(each, by_key), "signature": signature_said(each)}
        for each in rows if each.pk not in replaced
    ]  # fmt: skip


def _earlier(evidence: Evidence, by_key: dict[UUID, Evidence]) -> list[Evidence]:
    found, each = [], by_key.get(evidence.replaces_id) if evidence.replaces_id else None
    while each is not None:
        found.append(each)
        each = by_key.get(each.replaces_id) if each.replaces_id else None
    return found


def _beside(line: LeafScore) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The criteria before and after on the sheet."""
    rows = LeafScore.objects.filter(assessment=line.assessment_id, order__in=(line.order - 1, line.order + 1))
    found = {order: {"pk": pk, "code": code} for pk, code, order in rows.values_list("pk", "code", "order")}
    return found.get(line.order - 1), found.get(line.order + 1)


@opens_to_screen("figures")
@require_safe
def evidence_file(request: Any, pk: UUID) -> FileResponse:
    seen = assessments_visible_to(request.actor)
    rows = Evidence.objects.select_related("file").filter(assessment__in=seen)
    found = get_object_or_404(rows, pk=pk)
    if found.file is None:
        raise Http404
    return file_response(found.file, found.file_name)
