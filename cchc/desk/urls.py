"""Addresses of desk: the first screen, and how a colleague's work is handed over before he leaves."""

from django.urls import path

from cchc.desk import leaving_views, staff_list
from cchc.desk.views import my_work

urlpatterns = [
    path("viec-cua-toi/", my_work, name="my_work"),
    path("quan-tri/danh-sach-can-bo/", staff_list.take_out_people, name="take_out_people"),
    path("quan-tri/ban-giao-cong-viec/", leaving_views.work_at_hand, name="work_at_hand"),
    path("quan-tri/vi-tri/<uuid:pk>/ban-giao/", leaving_views.hand_over_work, name="hand_over_work"),
    path("quan-tri/vi-tri/<uuid:pk>/ban-giao/<uuid:event>.pdf", leaving_views.print_minute, name="print_minute"),
    path("quan-tri/vi-tri/<uuid:pk>/ket-thuc/", leaving_views.end_post, name="end_post"),
    path("quan-tri/can-bo/<uuid:pk>/dong-tai-khoan/", leaving_views.close_account, name="close_account"),
]
