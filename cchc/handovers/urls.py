"""Addresses of hand-over lists."""

from django.urls import path

from cchc.handovers import views

urlpatterns = [
    path("", views.hand_overs, name="hand_overs"),
    path("lap/<str:kind>/<uuid:receiver>/", views.make_list, name="make_hand_over_list"),
    path("<uuid:pk>/", views.hand_over, name="hand_over"),
    path("<uuid:pk>/xac-nhan/", views.confirm, name="confirm_hand_over"),
    path("<uuid:pk>/in.pdf", views.print_list, name="print_hand_over"),
]
