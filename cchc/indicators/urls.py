"""Addresses of figures."""

from django.urls import path

from cchc.indicators.views import figures, indicator, quality_index, units

urlpatterns = [
    path("", figures.figures, name="figures"),
    path("phuc-vu/", quality_index.quality_index, name="quality_index"),
    path("chi-tieu/<slug:code>/", indicator.indicator, name="indicator"),
    path("chi-tieu/<slug:code>/don-vi/", units.indicator_units, name="indicator_units"),
    path("chi-tieu/<slug:code>/ho-so-goc/", indicator.indicator_records, name="indicator_records"),
]
