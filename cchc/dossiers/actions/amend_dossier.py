"""Sửa đổi hồ sơ: the applicant changes facts or adds papers before a decision, under the same code (Art. 21).

The clock runs on (docs/decisions/0012): what needs another time limit or another procedure is withdrawn and filed anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping

from django.db import transaction

from cchc.audit.recording import record_event
from cchc.dossiers.filing import NUMBER
from cchc.dossiers.lifecycle import why_not
from cchc.dossiers.models import Dossier, DossierGroup, DossierPaper
from cchc.lifecycle.refusal import Refusal, refuse
from cchc.organization.actor import Actor

# Neither procedure, case nor channel: the time limit and the fee hang on them. Nor who the applicant is.
AMENDABLE = (
    "applicant_name", "applicant_address", "applicant_phone", "applicant_email", "owner_name", "owner_number",
    "summary", "result_by",
)  # fmt: skip


def why_not_amend_dossier(
    *,
    dossier: Dossier,
    by: Actor,
    changes: Mapping[str, str] | None = None,
    papers: Collection[str] = (),
    reason: str = "",
) -> Refusal | None:
    """`changes` None asks for the button only."""
    if refusal := why_not("amend_dossier", dossier=dossier, by=by):
        return refusal
    if changes is None:
        return None
    if not (changed_facts(dossier, changes) or papers):
        return Refusal("Chưa có gì thay đổi so với hồ sơ.")
    if not set(papers) <= set(papers_to_add(dossier)):
        return Refusal("Giấy tờ thêm vào phải thuộc thủ tục và chưa có trong hồ sơ.")
    return why_not_amend_facts({name: changes.get(name, getattr(dossier, name)) for name in AMENDABLE}, reason)


def why_not_amend_facts(facts: Mapping[str, str], reason: str) -> Refusal | None:
    """What would stand in the dossier, or in the group of interlinked ones, must still say who asks for whom."""
    after = {name: value.strip() for name, value in facts.items()}
    sentences = {
        "Hãy ghi người nộp đề nghị sửa đổi thế nào.": not reason.strip(),
        "Họ tên và địa chỉ người nộp không được để trống.": not (
            after["applicant_name"] and after["applicant_address"]
        ),
        "Số định danh của chủ hồ sơ phải có 12 chữ số.": bool(after["owner_number"])
        and not NUMBER.fullmatch(after["owner_number"]),
        "Có số định danh của chủ hồ sơ thì phải có họ tên chủ hồ sơ.": bool(after["owner_number"])
        and not after["owner_name"],
    }
    return next((Refusal(sentence) for sentence, fault in sentences.items() if fault), None)


@transaction.atomic
def amend_dossier(
    *, dossier: Dossier, by: Actor, changes: Mapping[str, str], papers: Collection[str] = (), reason: str
) -> Dossier:
    """The amended dossier; the record keeps every old value beside the new one."""
    dossier = Dossier.objects.lock(dossier.pk)
    refuse(why_not_amend_dossier(dossier=dossier, by=by, changes=changes, papers=papers, reason=reason))
    changed = changed_facts(dossier, changes)
    for name, (_, after) in changed.items():
        setattr(dossier, name, after)
    dossier.search_text = dossier.searchable()
    dossier.save(update_fields=[*changed, "search_text"])
    offered = papers_to_add(dossier)
    added = [offered[code] for code in sorted(papers)]
    DossierPaper.objects.bulk_create(added)
    record_event("dossier_amended", subject=dossier, by=by, data={
        "changed": changed, "papers": [paper.name for paper in added], "reason": reason.strip(),
    })  # fmt: skip
    return dossier


def papers_to_add(dossier: Dossier) -> dict[str, DossierPaper]:
    """By code, the procedure's papers that the dossier does not have."""
    held = {paper.code for paper in dossier.papers.all()}
    return {
        paper.code: DossierPaper(
            dossier=dossier, code=paper.code, name=paper.name, originals=paper.originals, copies=paper.copies
        )
        for paper in dossier.procedure.content.papers
        if paper.code not in held
    }


def changed_facts(found: Dossier | DossierGroup, changes: Mapping[str, str]) -> dict[str, list[str]]:
    """By column, the old and the new value, where they differ."""
    wanted = {name: unicodedata.normalize("NFC", changes[name].strip()) for name in AMENDABLE if name in changes}
    return {name: [getattr(found, name), value] for name, value in wanted.items() if value != getattr(found, name)}
