"""Which papers came with a dossier?"""

from __future__ import annotations

from django.db import models

from cchc.dossiers.models.dossier import Dossier
from cchc.lifecycle.identity import Identified


class DossierPaper(Identified):
    """Giấy tờ: one paper of the dossier as it was received."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="papers", db_index=False)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=400)
    originals = models.PositiveSmallIntegerField(default=0)
    copies = models.PositiveSmallIntegerField(default=0)
    looked_up = models.BooleanField(default=False, help_text="not collected: found in a database or store")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "code"], name="dossier_paper_once")]
