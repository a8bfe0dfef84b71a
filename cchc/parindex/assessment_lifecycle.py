"""From which status, by whom, to which status may each verb be done on a unit's sheet? The round says when."""

from __future__ import annotations

from cchc.lifecycle.refusal import ActionRefused, Refusal
from cchc.lifecycle.transition import Transition
from cchc.organization.actor import Actor
from cchc.parindex.models import Assessment, LeafScore, RoundStatus, SheetStatus
from cchc.parindex.permissions import appraises, keeps_sheet, leads_sheet, reopens_sheet, scores_line

S, R = SheetStatus, RoundStatus
OWN = {S.SCORING}
TRANSITIONS = {
    "assign_criteria": Transition(OWN, None, keeps_sheet, "Phân công"),
    "score_leaf": Transition(OWN, None, scores_line, "Chấm điểm"),
    "add_evidence": Transition(OWN | {S.LOCKED}, None, scores_line, "Thêm tài liệu kiểm chứng"),
    "submit_self_score": Transition(OWN, S.AWAITING_CHAIR, keeps_sheet, "Trình lãnh đạo"),
    "return_self_score": Transition({S.AWAITING_CHAIR}, S.SCORING, leads_sheet, "Trả lại"),
    "lock_self_score": Transition({S.AWAITING_CHAIR}, S.LOCKED, leads_sheet, "Duyệt, chốt điểm"),
    "reopen_self_score": Transition({S.LOCKED}, S.SCORING, reopens_sheet, "Mở lại tự chấm"),
    "appraise_leaf": Transition(set(S), None, appraises, "Thẩm định"),
    "explain_leaf": Transition({S.LOCKED}, None, scores_line, "Giải trình"),
    "lock_explanation": Transition({S.LOCKED}, S.EXPLAINED, leads_sheet, "Chốt giải trình"),
}
DURING = {  # steps of the round in which a verb is done; every other one during self-scoring
    "add_evidence": {R.SELF_SCORING, R.EXPLANATION}, "reopen_self_score": {R.SELF_SCORING, R.FIRST_APPRAISAL},
    "appraise_leaf": {R.FIRST_APPRAISAL, R.SECOND_APPRAISAL}, "explain_leaf": {R.EXPLANATION},
    "lock_explanation": {R.EXPLANATION},
}  # fmt: skip
WHO = {
    keeps_sheet: "Văn phòng của đơn vị",
    scores_line: "người được phân công tiêu chí, hoặc Văn phòng của đơn vị",
    leads_sheet: "Chủ tịch hoặc Phó Chủ tịch của đơn vị",
    reopens_sheet: "cán bộ thẩm định của đơn vị mở đợt; đợt tự chấm thử thì lãnh đạo của đơn vị",
    appraises: "cán bộ thẩm định của cấp trên; đợt ba cấp thì lần 1 của huyện, lần 2 của tỉnh",
}


def why_not(verb: str, *, assessment: Assessment, by: Actor, line: LeafScore | None = None) -> Refusal | None:
    """The table's refusal of a verb: the step of the round, the status of the sheet, then the person."""
    row = TRANSITIONS[verb]
    if assessment.round.status not in DURING.get(verb, {R.SELF_SCORING}):
        return Refusal(f"Không {row.label.lower()} được: đợt đang ở bước «{assessment.round.label}».")
    if assessment.status not in row.sources:
        said = SheetStatus(assessment.status).label
        return Refusal(f"Không {row.label.lower()} được: phiếu đang ở trạng thái «{said}».")
    return None if row.who(line or assessment, by) else Refusal(f"Việc này do {WHO[row.who]} làm.")


def lock_line(line: LeafScore) -> LeafScore:
    """The line with its sheet, both locked; refused when it went with the rubric that the round had until now."""
    assessment = Assessment.objects.lock(line.assessment_id)
    found = assessment.lines.select_for_update(of=("self",)).filter(pk=line.pk).first()
    if found is None:
        raise ActionRefused(Refusal("Bộ tiêu chí của đợt vừa đổi. Hãy mở lại phiếu."))
    found.assessment = assessment
    return found
