"""Rubrics, rounds of assessment and what is scored in them."""

from cchc.parindex.models.breakthrough import Breakthrough, BreakthroughQuerySet, BreakthroughStatus, Promise
from cchc.parindex.models.lost import Answer, Capacity, LostPoint, LostStatus, Remedy, Responsibility
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
    "Answer",
    "Assessment",
    "AssessmentRound",
    "Breakthrough",
    "BreakthroughQuerySet",
    "BreakthroughStatus",
    "Capacity",
    "DraftStatus",
    "Evidence",
    "LeafScore",
    "LostPoint",
    "LostStatus",
    "Promise",
    "Ranking",
    "Remedy",
    "Responsibility",
    "RoundStatus",
    "Rubric",
    "RubricDraft",
    "SheetStatus",
]
