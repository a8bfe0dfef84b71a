"""Addresses of breakthroughs."""

from django.urls import path

from cchc.parindex.presentation.breakthroughs import VERBS
from cchc.parindex.views import breakthroughs

SHEET, ONE = "phieu/<uuid:pk>/", "<uuid:pk>/"
urlpatterns = [
    path("", breakthroughs.breakthroughs_now, name="breakthroughs_now"),
    path(SHEET, breakthroughs.breakthroughs, name="breakthroughs"),
    path(f"{SHEET}dang-ky/", breakthroughs.register_breakthrough, name="register_breakthrough"),
    path(ONE, breakthroughs.breakthrough, name="breakthrough"),
    path(f"{ONE}sua/", breakthroughs.amend_breakthrough, name="amend_breakthrough"),
    path(f"{ONE}phieu.pdf", breakthroughs.print_breakthrough, name="print_breakthrough"),
    *(path(f"{ONE}{verb}/", breakthroughs.act_on_breakthrough, {"verb": verb}, name=verb) for verb in VERBS),
]
