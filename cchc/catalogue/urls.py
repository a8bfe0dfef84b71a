"""Addresses of catalogue, for officials; citizens read it in the portal."""

from django.urls import path

from cchc.catalogue.views import postings, process_draft, processes, publications, reviews
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

ONE = "<uuid:pk>/"
urlpatterns = [
    path("", procedures, name="procedures"),
    path("buoc-chua-ai-giu/", unheld_steps, name="unheld_steps"),
    path("cong-bo/", publications.publications, name="publications"),
    path("cong-bo/nhap/", publications.enter_publication, name="enter_publication"),
    path("cong-bo/phu-luc.xlsx", publications.annex_template, name="annex_template"),
    path(f"cong-bo/{ONE}", publications.publication, name="publication"),
    path(f"cong-bo/{ONE}ap-dung/", publications.apply_publication, name="apply_publication"),
    path(f"cong-bo/{ONE}bo/", publications.discard_publication, name="discard_publication"),
    path(f"cong-bo/{ONE}them-thu-tuc/", publications.add_publication_item, name="add_publication_item"),
    path(f"cong-bo/{ONE}bo-thu-tuc/<uuid:item>/", publications.remove_publication_item, name="remove_publication_item"),
    path(f"cong-bo/{ONE}quyet-dinh/", publications.publication_file, name="publication_file"),
    path(f"cong-bo/{ONE}bo-niem-yet.pdf", publications.print_publication, name="print_publication"),
    path("niem-yet/", postings.postings, name="postings"),
    path("niem-yet/kiem-tra/", postings.check_postings, name="check_postings"),
    path("niem-yet/bo-niem-yet.pdf", postings.print_posting_set, name="print_posting_set"),
    path("niem-yet/them-noi/", postings.add_posting_place, name="add_posting_place"),
    path(f"niem-yet/noi/{ONE}", postings.confirm_posting, name="confirm_posting"),
    path(f"niem-yet/noi/{ONE}thoi-dung/", postings.close_posting_place, name="close_posting_place"),
    path(f"niem-yet/anh/{ONE}", postings.posting_photo, name="posting_photo"),
    path("ra-soat/", reviews.reviews, name="reviews"),
    path("ra-soat/soan/", reviews.draft_review, name="draft_review"),
    path(f"ra-soat/{ONE}", reviews.review, name="review"),
    path(f"ra-soat/{ONE}in/", reviews.print_review, name="print_review"),
    *(
        path(f"ra-soat/{ONE}{words}/", reviews.act_on_review, {"verb": verb}, name=verb)
        for verb, words in (("submit_review", "trinh"), ("answer_review", "tra-loi"), ("carry_out_review", "thuc-hien"))
    ),
    *process_urls,
    path("<str:code>/", procedure, name="procedure"),
    path("<str:code>/in/", print_procedure, name="print_procedure"),
]
