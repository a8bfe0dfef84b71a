"""Addresses of the queue."""

from django.urls import path

from cchc.queue import views

urlpatterns = [
    path("", views.queue, name="queue"),
    path("goi/", views.call_ticket, name="call_ticket"),
    path("lay-so/", views.take_ticket, name="take_ticket"),
    path("thoi-gian/", views.waiting_times, name="waiting_times"),
    path("man-hinh/<str:code>/", views.queue_board, name="queue_board"),
    path("<uuid:pk>/", views.ticket, name="ticket"),
    *(path(f"<uuid:pk>/{verb}/", views.act_on_ticket, {"verb": verb}, name=verb) for verb in views.VERBS),
]
