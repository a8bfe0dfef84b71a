"""Addresses of rubrics and their drafts."""

from django.urls import path

from cchc.parindex.views import rubric_draft, rubrics

DRAFT = "du-thao/<uuid:pk>/"
urlpatterns = [
    path("", rubrics.rubrics, name="rubrics"),
    path("<uuid:pk>/", rubrics.rubric, name="rubric"),
    path("<uuid:pk>/bo-tieu-chi.json", rubrics.rubric_file, name="rubric_file"),
    path("<uuid:pk>/soan/", rubrics.start_rubric_draft, name="start_rubric_draft"),
    path(DRAFT, rubric_draft.rubric_draft, name="rubric_draft"),
    path(f"{DRAFT}luu/", rubric_draft.save_rubric_draft, name="save_rubric_draft"),
    path(f"{DRAFT}cong-bo/", rubric_draft.publish_rubric_draft, name="publish_rubric_draft"),
    path(f"{DRAFT}bo/", rubric_draft.discard_rubric_draft, name="discard_rubric_draft"),
]
