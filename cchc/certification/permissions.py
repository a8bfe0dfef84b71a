"""Who may see which books, and who keeps them? The only door."""

from __future__ import annotations

from django.db import models

from cchc.certification.models import Book, Delegation, DelegationQuerySet, Entry, EntryQuerySet
from cchc.dossiers.permissions import SEES
from cchc.lifecycle.refusal import Refusal
from cchc.organization.actor import Actor

KEEPS = frozenset({"officer", "field_lead", "chair", "vice_chair"})
NOT_KEEPER = Refusal("Việc này do công chức tư pháp, phụ trách lĩnh vực hoặc lãnh đạo của đơn vị giữ sổ làm.")
NOT_CHAIR = Refusal(
    "Chỉ Chủ tịch Ủy ban nhân dân ủy quyền ký chứng thực. Hãy trình Chủ tịch.", "Nghị định 280/2025/NĐ-CP"
)


def books_visible_to(actor: Actor) -> models.QuerySet[Book]:
    """Books of the units in scope, for roles that work with dossiers."""
    return Book.objects.filter(unit__in=actor.scope) if actor.role in SEES else Book.objects.none()


def entries_visible_to(actor: Actor) -> EntryQuerySet:
    return Entry.objects.filter(book__in=books_visible_to(actor))


def delegations_visible_to(actor: Actor) -> DelegationQuerySet:
    return Delegation.objects.filter(post__unit__in=actor.scope)


def keeps_books(actor: Actor, book: Book) -> bool:
    """The judicial officer, the field lead and the leaders of the book's unit."""
    return actor.role in KEEPS and actor.unit_id == book.unit_id
