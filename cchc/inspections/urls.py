"""Addresses of inspections and findings."""

from django.urls import path

from cchc.inspections.presentation.verbs import VERBS
from cchc.inspections.views import findings, inspection, inspection_actions, results, years

urlpatterns = [
    path("", years.inspections, name="inspections"),
    path("lap/", years.plan, name="plan_inspection"),
    path("ket-qua/", results.results, name="inspection_results"),
    path("ket-qua/in.pdf", results.print_results, name="print_inspection_results"),
    path("phat-hien/<uuid:pk>/", findings.finding, name="finding"),
    path("phat-hien/<uuid:pk>/answer_finding/", findings.answer, name="answer_finding"),
    path("phat-hien/<uuid:pk>/tep/<uuid:attachment>/", findings.finding_file, name="finding_file"),
    path("<uuid:pk>/", inspection.inspection, name="inspection"),
    path("<uuid:pk>/bien-ban.pdf", inspection.print_minutes, name="print_minutes"),
    path("<uuid:pk>/ket-luan.pdf", inspection.print_conclusion, name="print_conclusion"),
    *(path(f"<uuid:pk>/{verb}/", inspection_actions.act_on_inspection, {"verb": verb}, name=verb) for verb in VERBS),
]
