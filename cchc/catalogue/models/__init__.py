"""The tables of catalogue."""

from cchc.catalogue.models.procedure import (
    InForceQuerySet,
    Procedure,
    ProcedureVersion,
    ProcessVersion,
    ProcessVersionQuerySet,
)
from cchc.catalogue.models.process_draft import OPEN, DraftStatus, ProcessDraft, ProcessDraftSave

__all__ = [
    "OPEN", "DraftStatus", "InForceQuerySet", "Procedure", "ProcedureVersion", "ProcessDraft", "ProcessDraftSave",
    "ProcessVersion", "ProcessVersionQuerySet",
]  # fmt: skip
