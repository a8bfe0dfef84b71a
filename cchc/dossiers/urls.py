"""Addresses of dossiers."""

from django.urls import path

from cchc.dossiers.views import reception
from cchc.dossiers.views.batch import preview_batch, run_batch
from cchc.dossiers.views.dossier import dossier
from cchc.dossiers.views.dossier_actions import ASKED, act_on_dossier
from cchc.dossiers.views.dossiers import dossiers
from cchc.dossiers.views.elsewhere import elsewhere
from cchc.dossiers.views.papers import attach_a_paper, paper_file, withdraw_a_paper
from cchc.dossiers.views.printing import print_form

urlpatterns = [
    path("tiep-nhan/", reception.receive_dossier, name="receive_dossier"),
    path("tiep-nhan/yeu-cau-hoan-thien/", reception.request_completion, name="request_completion"),
    path("tiep-nhan/tu-choi/", reception.refuse_dossier, name="refuse_dossier"),
    path("tiep-nhan/xem-truoc/", reception.preview_reception, name="preview_reception"),
    path("<uuid:pk>/tiep-nhan/", reception.receive_dossier, name="receive_dossier"),
    path("<uuid:pk>/tiep-nhan/tu-choi/", reception.refuse_dossier, name="refuse_dossier"),
    path("<uuid:pk>/tiep-nhan/xem-truoc/", reception.preview_reception, name="preview_reception"),
    path("<uuid:pk>/da-tiep-nhan/", reception.received, name="received"),
    path("<uuid:pk>/sua-giay-tiep-nhan/", reception.correct_receipt, name="correct_receipt"),
    path("", dossiers, name="dossiers"),
    path("phi-dia-gioi/", elsewhere, name="elsewhere"),
    path("nhieu/", preview_batch, name="preview_batch"),
    path("nhieu/lam/", run_batch, name="run_batch"),
    path("<uuid:pk>/", dossier, name="dossier"),
    *(path(f"<uuid:pk>/{verb}/", act_on_dossier, {"verb": verb}, name=verb) for verb in ASKED),
    path("<uuid:pk>/attach_paper/", attach_a_paper, name="attach_paper"),
    path("<uuid:pk>/withdraw_paper/<uuid:attachment>/", withdraw_a_paper, name="withdraw_paper"),
    path("<uuid:pk>/giay-to/<uuid:attachment>/", paper_file, name="paper_file"),
    path("<uuid:pk>/in/<slug:form>.pdf", print_form, name="print_form"),
]
