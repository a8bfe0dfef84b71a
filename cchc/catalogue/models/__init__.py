"""The tables of catalogue."""

from cchc.catalogue.models.posting import PostingCheck, PostingDuty, PostingPlace
from cchc.catalogue.models.procedure import Procedure, ProcedureVersion, ProcessVersion, UsualTime
from cchc.catalogue.models.publication import Publication, PublicationItem
from cchc.catalogue.models.review import ReviewProposal

__all__ = [
    "PostingCheck", "PostingDuty", "PostingPlace", "Procedure", "ProcedureVersion", "ProcessVersion", "Publication",
    "PublicationItem", "ReviewProposal", "UsualTime",
]  # fmt: skip
