"""The dossier, the steps it walks, the runs of its clock, and what is asked for on its way."""

from cchc.dossiers.models.asked import Correction, Extension, PaymentRequest, SupplementRequest
from cchc.dossiers.models.consulted import Consultation
from cchc.dossiers.models.counter import DailyCounter
from cchc.dossiers.models.cut_short import Stoppage
from cchc.dossiers.models.dossier import Dossier, DossierPaper, DossierQuerySet, Status
from cchc.dossiers.models.walk import ClockRun, DossierStep

__all__ = [
    "ClockRun", "Consultation", "Correction", "DailyCounter", "Dossier", "DossierPaper", "DossierQuerySet",
    "DossierStep", "Extension", "PaymentRequest", "Status", "Stoppage", "SupplementRequest",
]  # fmt: skip
