"""Addresses of catalogue, for officials; citizens read it in the portal."""

from django.urls import path

from cchc.catalogue.views import process_draft, processes
from cchc.catalogue.views.procedures import print_procedure, procedure, procedures, unheld_steps

DRAFT = "quy-trinh/du-thao/<uuid:pk>/"
process_urls = [
    path("quy-trinh/", processes.processes, name="processes"),
    path("quy-trinh/ban/<uuid:pk>/xuat.<slug:layout>", processes.export_process, name="export_process"),
    path(DRAFT, process_draft.process_draft, name="process_draft"),
    path(f"{DRAFT}so-sanh/", process_draft.compare_process, name="compare_process"),
    path(f"{DRAFT}luu/", process_draft.save_process_draft, name="save_process_draft"),
    path(f"{DRAFT}hoan-tac/", process_draft.undo_process_edit, name="undo_process_edit"),
    path(f"{DRAFT}trinh-duyet/", process_draft.submit_process, name="submit_process"),
    path(f"{DRAFT}bo/", process_draft.discard_process_draft, name="discard_process_draft"),
    path(f"{DRAFT}tra-lai/", process_draft.return_process, name="return_process"),
    path(f"{DRAFT}phe-duyet/", process_draft.approve_process, name="approve_process"),
    path("<str:code>/quy-trinh/", processes.process, name="process"),
    path("<str:code>/quy-trinh/soan/", processes.draft_process, name="draft_process"),
    path("<str:code>/quy-trinh/nhap/", processes.import_process, name="import_process"),
]

urlpatterns = [
    path("", procedures, name="procedures"),
    path("buoc-chua-ai-giu/", unheld_steps, name="unheld_steps"),
    *process_urls,
    path("<str:code>/", procedure, name="procedure"),
    path("<str:code>/in/", print_procedure, name="print_procedure"),
]
