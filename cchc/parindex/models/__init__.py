"""Rubrics, rounds of assessment and what is scored in them."""

from cchc.parindex.models.round import (
    Assessment,
    AssessmentRound,
    Evidence,
    LeafScore,
    Ranking,
    RoundStatus,
    SheetStatus,
)
from cchc.parindex.models.rubric import DraftStatus, Rubric, RubricDraft

__all__ = [
    "Assessment",
    "AssessmentRound",
    "DraftStatus",
    "Evidence",
    "LeafScore",
    "Ranking",
    "RoundStatus",
    "Rubric",
    "RubricDraft",
    "SheetStatus",
]
