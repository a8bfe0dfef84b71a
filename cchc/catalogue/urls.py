"""Addresses of catalogue, for officials; citizens read it in the portal."""

from django.urls import path

from cchc.catalogue.views.procedures import print_procedure, procedure, procedures, unheld_steps

urlpatterns = [
    path("", procedures, name="procedures"),
    path("buoc-chua-ai-giu/", unheld_steps, name="unheld_steps"),
    path("<str:code>/", procedure, name="procedure"),
    path("<str:code>/in/", print_procedure, name="print_procedure"),
]
