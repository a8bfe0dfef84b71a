"""Addresses of dossiers."""

from django.urls import path

from cchc.dossiers.views import explanations, group_reception, lists, reception, register
from cchc.dossiers.views.batch import preview_batch, run_batch
from cchc.dossiers.views.dossier import dossier
from cchc.dossiers.views.dossier_actions import ASKED, act_on_dossier
from cchc.dossiers.views.dossiers import dossiers
from cchc.dossiers.views.elsewhere import elsewhere
from cchc.dossiers.views.group import ASKED as ASKED_OF_GROUP
from cchc.dossiers.views.group import act_on_group, edit_group_form, group, print_group_form
from cchc.dossiers.views.late_this_month import late_this_month
from cchc.dossiers.views.papers import attach_a_paper, paper_file, withdraw_a_paper
from cchc.dossiers.views.printing import edit_form, print_form

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
    path("tiep-nhan/lien-thong/", group_reception.receive_group, name="receive_group"),
    path("tiep-nhan/lien-thong/xem-truoc/", group_reception.preview_group, name="preview_group"),
    path("lien-thong/<uuid:pk>/", group, name="group"),
    *(path(f"lien-thong/<uuid:pk>/{verb}/", act_on_group, {"verb": verb}, name=verb) for verb in ASKED_OF_GROUP),
    path("lien-thong/<uuid:pk>/in/<slug:form>.pdf", print_group_form, name="print_group_form"),
    path("lien-thong/<uuid:pk>/in/<slug:form>.docx", edit_group_form, name="edit_group_form"),
    path("tre-han/", late_this_month, name="late_this_month"),
    path("giai-trinh/", explanations.explain_lateness, name="explain_lateness"),
    path("giai-trinh/<uuid:pk>/", explanations.explanation, name="explanation"),
    path("giai-trinh/<uuid:pk>/chap-nhan/", explanations.accept_explanation, name="accept_explanation"),
    path("giai-trinh/<uuid:pk>/tra-lai/", explanations.return_explanation, name="return_explanation"),
    path("", dossiers, name="dossiers"),
    path("phi-dia-gioi/", elsewhere, name="elsewhere"),
    path("nhieu/", preview_batch, name="preview_batch"),
    path("nhieu/lam/", run_batch, name="run_batch"),
    path("xuat-excel/", lists.export_dossiers, name="export_dossiers"),
    path("in-danh-sach/", lists.print_dossiers, name="print_dossiers"),
    path("so-theo-doi/", register.register, name="register"),
    path("so-theo-doi/xuat-excel/", register.export_register, name="export_register"),
    path("so-theo-doi/in/", register.print_register, name="print_register"),
    path("so-theo-doi/word/", register.edit_register, name="edit_register"),
    path("bo-loc/luu/", lists.save_filter, name="save_filter"),
    path("bo-loc/<uuid:pk>/bo/", lists.drop_filter, name="drop_filter"),
    path("<uuid:pk>/", dossier, name="dossier"),
    *(path(f"<uuid:pk>/{verb}/", act_on_dossier, {"verb": verb}, name=verb) for verb in ASKED),
    path("<uuid:pk>/attach_paper/", attach_a_paper, name="attach_paper"),
    path("<uuid:pk>/withdraw_paper/<uuid:attachment>/", withdraw_a_paper, name="withdraw_paper"),
    path("<uuid:pk>/giay-to/<uuid:attachment>/", paper_file, name="paper_file"),
    path("<uuid:pk>/in/<slug:form>.pdf", print_form, name="print_form"),
    path("<uuid:pk>/in/<slug:form>.docx", edit_form, name="edit_form"),
]
