"""The tables of catalogue."""

from cchc.catalogue.models.posting import PostingCheck, PostingDuty, PostingPlace
from cchc.catalogue.models.procedure import (
    InForceQuerySet,
    Procedure,
    ProcedureVersion,
    ProcessVersion,
    ProcessVersionQuerySet,
    UsualTime,
)
from cchc.catalogue.models.process_draft import OPEN, DraftStatus, ProcessDraft, ProcessDraftSave
from cchc.catalogue.models.publication import Publication, PublicationItem
from cchc.catalogue.models.review import ReviewProposal

__all__ = [
    "OPEN",
    "DraftStatus",
    "InForceQuerySet",
    "PostingCheck",
    "PostingDuty",
    "PostingPlace",
    "Procedure",
    "ProcedureVersion",
    "ProcessDraft",
    "ProcessDraftSave",
    "ProcessVersion",
    "ProcessVersionQuerySet",
    "Publication",
    "PublicationItem",
    "ReviewProposal",
    "UsualTime",
]  # fmt: skip
