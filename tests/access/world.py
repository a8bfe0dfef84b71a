"""The two wards of the matrix: in each, one official who holds a post of every role; the objects are of the first."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.test import Client

from cchc.accounts.models import User
from cchc.catalogue.actions.confirm_posting import confirm_posting
from cchc.catalogue.actions.enter_publication import enter_publication
from cchc.catalogue.models import PostingDuty
from cchc.certification.actions.delegate_signing import delegate_signing
from cchc.desk.actions.hand_over_work import hand_over_work
from cchc.desk.leaving import Successors
from cchc.documents.actions.store_file import store_file
from cchc.documents.models import Attachment
from cchc.dossiers.actions.attach_paper import attach_paper
from cchc.dossiers.actions.explain_lateness import explain_lateness
from cchc.dossiers.actions.save_filter import save_filter
from cchc.dossiers.lateness import month_of
from cchc.dossiers.models import Status
from cchc.inspections.actions.record_finding import record_finding
from cchc.inspections.models import Status as InspectionStatus
from cchc.lifecycle.clock import now, today
from cchc.organization.actions.arrange_stand_in import arrange_stand_in
from cchc.organization.actor import Actor
from cchc.organization.models import Official, Position, Post, Unit
from cchc.organization.roles import ROLES
from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence
from cchc.parindex.models import BreakthroughStatus, Responsibility, RoundStatus, SheetStatus
from cchc.plans.actions.report_progress import report_progress
from cchc.plans.models import Status as TaskStatus
from tests.factories import breakthroughs, plans, processes, publications, rounds, rubrics, sources, urging
from tests.factories.certification import certified, entry
from tests.factories.dossiers import dossier_at
from tests.factories.groups import group_received
from tests.factories.hand_overs import listed
from tests.factories.inspections import finding_words, inspection_at
from tests.factories.late import whole_late
from tests.factories.office import actor, ward
from tests.factories.parts import part
from tests.factories.reviews import review
from tests.factories.tasks import HOLDER, task_at
from tests.queue.tickets import taken

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
WALKED = [code for code in ROLES if code != "system"]


@dataclass(frozen=True)
class World:
    own: dict[str, Actor]
    other: dict[str, Actor]
    objects: dict[str, dict[str, Any]]

    def client(self, by: Actor) -> Client:
        """Signed in and acting in that post."""
        client = Client()
        user = User.objects.get(official=by.official_id)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["post"] = str(by.post_id)
        session.save()
        return client


def build_world(of: str) -> World:
    """Only the object that the route names is made."""
    own = _everyman(ward(), "moiviec")
    return World(
        own=own, other=_everyman(Unit.objects.get(code="H99.26.06"), "moiviec.hlt"), objects={of: _OBJECTS[of](own)}
    )


def _everyman(unit: Unit, username: str) -> dict[str, Actor]:
    official = Official.objects.create(unit=unit, full_name="Người Giữ Mọi Vai")
    User.objects.create(official=official, username=username, must_change_password=False)
    posts = {
        role: Post.objects.create(
            official=official, unit=unit, position=Position.objects.filter(role=role)[0], held_from=today()
        )
        for role in WALKED
    }
    return {role: Actor(official, post) for role, post in posts.items()}


def _paper(own: dict[str, Actor]) -> dict[str, Any]:
    dossier = dossier_at(Status.RECEIVED)
    attached = attach_paper(dossier=dossier, by=actor("motcua"), upload=BytesIO(PIXEL), name="to-khai.png")
    return {"pk": dossier.pk, "attachment": attached.pk}


def _explanation(own: dict[str, Actor]) -> dict[str, Any]:
    dossier = whole_late()
    month = month_of(dossier.due_at or now())
    stated = explain_lateness(dossiers=[dossier], month=month, cause="workload", explanation="Dồn việc.",
                              by=actor("chanhvanphong"))  # fmt: skip
    return {"pk": stated.pk}


def _stand_in(own: dict[str, Actor]) -> dict[str, Any]:
    tomorrow = today() + timedelta(days=1)
    stand_in = arrange_stand_in(absent=own["officer"].post, by=own["officer"], substitute=actor("tuphap").official,
                                from_on=tomorrow, until_on=tomorrow, reason="nghỉ phép")  # fmt: skip
    return {"pk": stand_in.pk}


def _hand_over(own: dict[str, Actor]) -> dict[str, Any]:
    return {"pk": listed(dossier_at(Status.FORWARDED)).pk}


def _delegation(own: dict[str, Actor]) -> dict[str, Any]:
    given = delegate_signing(post=own["officer"].post, decision="12/GUQ-UBND", from_on=today(),
                             until_on=today(), by=own["chair"])  # fmt: skip
    return {"pk": given.pk}


def _publication(own: dict[str, Actor]) -> dict[str, Any]:
    with_file = enter_publication(
        by=own["office"], words=publications.words(), items=publications.draft_of(publications.AMENDED).items,
        upload=BytesIO(b"%PDF-1.7\ntrailer<<>>\n%%EOF\n"), name="quyet-dinh.pdf",
    )  # fmt: skip
    return {"pk": with_file.pk, "item": with_file.items.get().pk}


def _posting_photo(own: dict[str, Actor]) -> dict[str, Any]:
    place = publications.board()
    duty = PostingDuty.objects.filter(place=place)[0]
    confirm_posting(place=place, duties=[duty], by=own["counter"], upload=BytesIO(PIXEL), name="bang.png")
    return {"pk": duty.pk}


def _filter(own: dict[str, Actor]) -> dict[str, Any]:
    saved = save_filter(name="Quá hạn", conditions={"timing": "late"}, by=own["officer"])
    return {"pk": saved.pk}


def _task_file(own: dict[str, Actor]) -> dict[str, Any]:
    task, picture = task_at(TaskStatus.IN_PROGRESS), BytesIO(PIXEL)
    picture.name = "minh-chung.png"
    told = report_progress(task=task, by=actor(HOLDER), percent=50, note="Đã dán bảng", uploads=[picture])
    return {"pk": task.pk, "attachment": Attachment.objects.of("progress", told.pk).get().pk}


def _minute(own: dict[str, Actor]) -> dict[str, Any]:
    task, leaver = task_at(TaskStatus.GIVEN), actor(HOLDER).post
    event = hand_over_work(leaver=leaver, by=actor("chutich"), reason="Nghỉ hưu",
                           successors=Successors(tasks={task.pk: actor("vanhoaxahoi").post}))  # fmt: skip
    return {"pk": leaver.pk, "event": event.pk}


def _finding(own: dict[str, Actor]) -> dict[str, Any]:
    """Of one of his own posts, so that he sees it in every post; with a picture as evidence."""
    opened, picture = inspection_at(InspectionStatus.OPEN), BytesIO(PIXEL)
    picture.name = "bang-chung.png"
    words = finding_words(responsible=own["officer"].post)
    made = record_finding(inspection=opened, by=actor("vanphong"), words=words, uploads=[picture])
    return {"pk": made.pk, "attachment": Attachment.objects.of("finding", made.pk).get().pk}


def _urging_round(own: dict[str, Actor]) -> dict[str, Any]:
    sent = urging.letter()
    return {"pk": sent.round_id, "post": sent.to_id}


def _plan(own: dict[str, Actor]) -> dict[str, Any]:
    """Issued with its document: what is not issued the level above does not see."""
    plan = plans.issued_with_document()
    return {"pk": plan.pk, "line": plan.lines.all()[0].pk, "target": plan.targets.get().pk}


def _lost_point(own: dict[str, Actor]) -> dict[str, Any]:
    """It names one of his own posts, so that he sees it in every post."""
    lost = rounds.lost_point()
    Responsibility.objects.create(lost_point=lost, post=own["officer"].post, share=10)
    return {"pk": lost.pk}


def _evidence(own: dict[str, Actor]) -> dict[str, Any]:
    """A file, of a sheet that is locked: before, nobody above sees it."""
    sheet = rounds.sheet_of(rounds.round_at(RoundStatus.EXPLANATION))
    words = EvidenceWords(title="Ảnh", file=store_file(upload=BytesIO(PIXEL), name="anh.png"), file_name="anh.png")
    return {"pk": add_evidence(line=rounds.line(sheet, "1.1"), by=actor("vanphong"), words=words).pk}


_OBJECTS = {
    "round": lambda own: {"pk": rounds.round_at(RoundStatus.PUBLISHED).pk},
    "assessment": lambda own: {"pk": rounds.sheet_at(SheetStatus.LOCKED).pk},
    "leaf": lambda own: {"pk": rounds.line(rounds.sheet_at(SheetStatus.LOCKED), "1.1").pk},
    "evidence": _evidence,
    "published": lambda own: {"pk": rounds.sheet_of(rounds.round_at(RoundStatus.PUBLISHED)).pk},
    "lost_point": _lost_point,
    "breakthrough": lambda own: {"pk": breakthroughs.breakthrough_at(BreakthroughStatus.SENT).pk},
    "digest": lambda own: {"pk": urging.digest().pk},
    "minute": _minute,
    "inspection": lambda own: {"pk": inspection_at(InspectionStatus.OPEN).pk},
    "finding": _finding,
    "finding_file": _finding,
    "urging_round": _urging_round,
    "urging_letter": lambda own: {"pk": urging.letter().pk},
    "plan": _plan,
    "programme": lambda own: {"pk": plans.programme().pk},
    "programme_target": lambda own: {"pk": plans.programme().targets.all()[0].pk},
    "task": lambda own: {"pk": task_at(TaskStatus.GIVEN).pk},
    "task_file": _task_file,
    "document": lambda own: {"pk": sources.registered(with_file=True).pk},
    "meeting": lambda own: {"pk": sources.met().pk},
    "conclusion": lambda own: {"pk": sources.met().conclusions.all()[0].pk},
    "part": lambda own: {"pk": part().pk},
    "hand_over": _hand_over,
    "receiver": lambda own: {"receiver": own["officer"].post_id},
    "": lambda own: {},
    "dossier": lambda own: {"pk": dossier_at(Status.RECEIVED).pk},
    "group": lambda own: {"pk": group_received().pk},
    "awaiting": lambda own: {"pk": dossier_at(Status.AWAITING_COMPLETION).pk},
    "paper": _paper,
    "official": lambda own: {"pk": actor("motcua").official_id},
    "post": lambda own: {"pk": actor("motcua").post_id},
    "stand_in": _stand_in,
    "ticket": lambda own: {"pk": taken().pk},
    "explanation": _explanation,
    "certified": lambda own: {"pk": certified().pk},
    "book": lambda own: {"pk": entry().book_id},
    "entry": lambda own: {"pk": entry().pk},
    "delegation": _delegation,
    "publication": _publication,
    "posting_place": lambda own: {"pk": publications.board().pk},
    "posting_photo": _posting_photo,
    "review": lambda own: {"pk": review().pk},
    "process": lambda own: {"pk": processes.approve(processes.submitted()).pk},
    "process_draft": lambda own: {"pk": processes.draft().pk},
    "rubric": lambda own: {"pk": rubrics.publish(rubrics.draft()).pk},
    "rubric_draft": lambda own: {"pk": rubrics.draft().pk},
    "filter": _filter,
}
