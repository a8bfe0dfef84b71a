"""Addresses of programmes and yearly plans."""

from django.urls import path

from cchc.plans.presentation.plan_words import VERBS
from cchc.plans.views import plan_actions, plan_import, plans, programmes

urlpatterns = [
    path("", plans.plans, name="plans"),
    path("soan/", plan_actions.draft_plan, name="draft_plan"),
    path("nhap/", plan_import.import_plan, name="import_plan"),
    path("mau.xlsx", plan_import.plan_template, name="plan_template"),
    path("chuong-trinh/", programmes.programmes, name="programmes"),
    path("chuong-trinh/<slug:code>/ap-dung/", programmes.adopt_programme, name="adopt_programme"),
    path("chuong-trinh/<uuid:pk>/", programmes.programme, name="programme"),
    path("chuong-trinh/muc-tieu/<uuid:pk>/", programmes.set_target_value, name="set_target_value"),
    path("<uuid:pk>/", plans.plan, name="plan"),
    path("<uuid:pk>/in/", plans.print_plan, name="print_plan"),
    path("<uuid:pk>/ke-hoach.xlsx", plans.plan_table, {"form": "xlsx"}, name="plan_excel"),
    path("<uuid:pk>/ke-hoach.docx", plans.plan_table, {"form": "docx"}, name="plan_word"),
    path("<uuid:pk>/van-ban/", plans.plan_document, name="plan_document"),
    path("<uuid:pk>/nhiem-vu/them/", plan_actions.save_plan_line, name="add_plan_line"),
    path("<uuid:pk>/nhiem-vu/<uuid:line>/", plan_actions.save_plan_line, name="save_plan_line"),
    path("<uuid:pk>/nhiem-vu/<uuid:line>/bo/", plan_actions.remove_plan_line, name="remove_plan_line"),
    path("<uuid:pk>/chi-tieu/them/", plan_actions.save_plan_target, name="add_plan_target"),
    path("<uuid:pk>/chi-tieu/<uuid:target>/", plan_actions.save_plan_target, name="save_plan_target"),
    path("<uuid:pk>/chi-tieu/<uuid:target>/bo/", plan_actions.remove_plan_target, name="remove_plan_target"),
    path("<uuid:pk>/chi-tieu/<uuid:target>/so-lieu/", plan_actions.enter_figure, name="enter_figure"),
    *(path(f"<uuid:pk>/{verb}/", plan_actions.act_on_plan, {"verb": verb}, name=verb) for verb in VERBS),
]
