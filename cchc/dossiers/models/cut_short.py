"""Why did a dossier end without a result, and what goes back to the applicant?"""

from __future__ import annotations

from django.db import models

from cchc.dossiers.models.dossier import Dossier
from cchc.lifecycle.identity import Identified
from cchc.organization.models import Post


class Stoppage(Identified):
    """Dừng giải quyết, rút hồ sơ: what form 05 says (Decree 118/2025/NĐ-CP, Articles 19.5, 21)."""

    class Ground(models.TextChoices):
        WITHDRAWN = "withdrawn", "Người nộp rút hồ sơ"
        ASKED = "asked", "Người nộp đề nghị dừng giải quyết"
        UNSUPPLEMENTED = "unsupplemented", "Quá thời hạn mà không bổ sung đủ hồ sơ"
        OTHER = "other", "Căn cứ khác"

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="stoppage")
    ground = models.CharField(max_length=14, choices=Ground.choices)
    asked_by_name = models.CharField(max_length=120, blank=True, help_text="who asked for it")
    stopped_at = models.DateTimeField()
    stopped_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(
        Post,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="null: nobody headed the unit",
    )
    papers_back = models.TextField(blank=True, help_text="one line per paper to be handed back")
    refund = models.PositiveIntegerField(default=0, help_text="đồng, under the law of that fee")
