"""Addresses of certification."""

from django.urls import path

from cchc.certification.views import book, counter, delegations, printing

urlpatterns = [
    path("", counter.certify_papers, name="certify_papers"),
    path("xem-truoc/", counter.preview_certifying, name="preview_certifying"),
    path("ho-so/<uuid:pk>/", counter.certified, name="certified"),
    path("ho-so/<uuid:pk>/vao-so/", counter.certify_dossier, name="certify_dossier"),
    path("ho-so/<uuid:pk>/in/<slug:form>.pdf", printing.print_certified, name="print_certified"),
    path("so/", book.certification_book, name="certification_book"),
    path("so/mo/", book.open_book, name="open_book"),
    path("so/<uuid:pk>/khoa/", book.close_book, name="close_book"),
    path("so/<uuid:pk>/in.pdf", printing.print_book, name="print_book"),
    path("so/<uuid:pk>/so-chung-thuc.xlsx", printing.export_book, name="export_book"),
    path("so/dong/<uuid:pk>/huy/", book.void_entry, name="void_entry"),
    path("uy-quyen/", delegations.delegate_signing, name="delegate_signing"),
    path("uy-quyen/<uuid:pk>/ket-thuc/", delegations.end_delegation, name="end_delegation"),
]
