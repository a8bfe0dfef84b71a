"""Rubrics as published, and the draft of a next version."""

from cchc.parindex.models.rubric import DraftStatus, Rubric, RubricDraft

__all__ = ["DraftStatus", "Rubric", "RubricDraft"]
