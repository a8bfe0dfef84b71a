"""Addresses of portal: Vietnamese words without accents, short enough to be read out."""

from django.urls import path

from cchc.portal.views import home, print_public_procedure, public_procedure, public_procedures, track

urlpatterns = [
    path("", home, name="home"),
    path("tra-cuu/", track, name="track"),
    path("thu-tuc-hanh-chinh/", public_procedures, name="public_procedures"),
    path("thu-tuc-hanh-chinh/<str:code>/", public_procedure, name="public_procedure"),
    path("thu-tuc-hanh-chinh/<str:code>/in/", print_public_procedure, name="print_public_procedure"),
]
