"""Addresses of figures."""

from django.urls import path

from cchc.indicators.views import figures, indicator

urlpatterns = [
    path("", figures.figures, name="figures"),
    path("chi-tieu/<slug:code>/", indicator.indicator, name="indicator"),
    path("chi-tieu/<slug:code>/ho-so-goc/", indicator.indicator_records, name="indicator_records"),
]
