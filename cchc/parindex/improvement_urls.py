"""Addresses of what can still be won, of a moved figure, of the forecast."""

from django.urls import path

from cchc.parindex.views import improvement, recovery

urlpatterns = [
    path("", improvement.soonest, name="soonest"),
    path("con-mo/<slug:indicator>/", improvement.open_records, name="open_records"),
    path("phieu/<uuid:pk>/tieu-chi/<str:code>/giao/", improvement.give_task_for_leaf, name="give_task_for_leaf"),
    path("thu/", improvement.what_if, name="what_if"),
    path("du-bao/", improvement.forecast, name="forecast"),
    path("lay-lai/", recovery.recovered_now, name="recovered_now"),
    path("lay-lai/<uuid:pk>/", recovery.recovered, name="recovered"),
]
