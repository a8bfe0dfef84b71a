"""Addresses of desk."""

from django.urls import path

from cchc.desk.views import my_work

urlpatterns = [path("", my_work, name="my_work")]
