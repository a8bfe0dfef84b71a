"""Addresses of lost points."""

from django.urls import path

from cchc.parindex.views import lost_points, review_papers

ONE = "muc/<uuid:pk>/"
urlpatterns = [
    path("<uuid:pk>/", lost_points.lost_points, name="lost_points"),
    path("<uuid:pk>/in/<slug:paper>.pdf", review_papers.print_review, name="print_review"),
    path("<uuid:pk>/ban-kiem-diem.pdf", review_papers.print_own_review, name="print_own_review"),
    path(ONE, lost_points.lost_point, name="lost_point"),
    path(f"{ONE}nguyen-nhan/", lost_points.state_cause, name="state_cause"),
    path(f"{ONE}tra-loi/", lost_points.answer_share, name="answer_share"),
    path(f"{ONE}ket-luan/", lost_points.conclude_lost_point, name="conclude_lost_point"),
    path(f"{ONE}khac-phuc/", lost_points.plan_remedy, name="plan_remedy"),
]
