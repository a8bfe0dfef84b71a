"""The dossier, the interlinked group, the steps walked, the runs of the clock, and what is asked for on the way."""

from cchc.dossiers.models.asked import Correction, Extension, PaymentRequest, SupplementRequest
from cchc.dossiers.models.consulted import Consultation
from cchc.dossiers.models.counter import DailyCounter
from cchc.dossiers.models.cut_short import Stoppage
from cchc.dossiers.models.dossier import Dossier, DossierQuerySet
from cchc.dossiers.models.elsewhere import PaperTransfer, PaperTransferQuerySet
from cchc.dossiers.models.group import DossierGroup, DossierGroupQuerySet, GroupMember, PaperHandOver
from cchc.dossiers.models.lateness import Category, ExplainedLateness, LatenessExplanation
from cchc.dossiers.models.paper import DossierPaper
from cchc.dossiers.models.saved_filter import SavedFilter
from cchc.dossiers.models.status import Status
from cchc.dossiers.models.walk import ClockRun, DossierStep

__all__ = [
    "Category", "ClockRun", "Consultation", "Correction", "DailyCounter", "Dossier", "DossierGroup",
    "DossierGroupQuerySet", "DossierPaper", "DossierQuerySet", "DossierStep", "ExplainedLateness", "Extension",
    "GroupMember", "LatenessExplanation", "PaperHandOver", "PaperTransfer", "PaperTransferQuerySet", "PaymentRequest",
    "SavedFilter", "Status", "Stoppage", "SupplementRequest",
]  # fmt: skip
