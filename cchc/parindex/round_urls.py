"""Addresses of rounds, of a unit's sheet and of one criterion of it."""

from django.urls import path

from cchc.parindex.presentation.verbs import ROUND_VERBS, SHEET_VERBS
from cchc.parindex.views import leaf, rounds, sheet

SHEET, LEAF = "phieu/<uuid:pk>/", "tieu-chi/<uuid:pk>/"
urlpatterns = [
    path("", rounds.rounds, name="rounds"),
    path("mo/", rounds.open_round, name="open_round"),
    path("<uuid:pk>/", rounds.round, name="round"),
    *(path(f"<uuid:pk>/{verb}/", rounds.act_on_round, {"verb": verb}, name=verb) for verb in ROUND_VERBS),
    path(SHEET, sheet.assessment, name="assessment"),
    *(path(f"{SHEET}{verb}/", sheet.act_on_sheet, {"verb": verb}, name=verb) for verb in SHEET_VERBS),
    path(f"{SHEET}assign_criteria/", sheet.assign_criteria, name="assign_criteria"),
    path(LEAF, leaf.leaf, name="leaf"),
    *(path(f"{LEAF}{verb}/", leaf.act_on_leaf, {"verb": verb}, name=verb) for verb in leaf.VERBS),
    path("minh-chung/<uuid:pk>/tep/", leaf.evidence_file, name="evidence_file"),
]
