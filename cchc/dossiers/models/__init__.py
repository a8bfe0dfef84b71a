"""The dossier, the steps it walks, the runs of its clock, and what is asked for on its way."""

from cchc.dossiers.models.asked import Correction, Extension, SupplementRequest
from cchc.dossiers.models.counter import DailyCounter
from cchc.dossiers.models.dossier import Dossier, DossierPaper, DossierQuerySet, Status
from cchc.dossiers.models.elsewhere import PaperTransfer, PaperTransferQuerySet
from cchc.dossiers.models.walk import ClockRun, DossierStep

__all__ = [
    "ClockRun", "Correction", "DailyCounter", "Dossier", "DossierPaper", "DossierQuerySet", "DossierStep",
    "Extension", "PaperTransfer", "PaperTransferQuerySet", "Status", "SupplementRequest",
]  # fmt: skip
