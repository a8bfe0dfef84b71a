"""Every address of the product, package by package."""

from django.urls import include, path

handler400 = "cchc.ui.views.bad_request"
handler403 = "cchc.ui.views.permission_denied"
handler404 = "cchc.ui.views.page_not_found"
handler500 = "cchc.ui.views.server_error"

urlpatterns = [
    path("", include("cchc.portal.urls")),
    path("", include("cchc.accounts.urls")),
    path("", include("cchc.desk.urls")),
    path("ho-so/", include("cchc.dossiers.urls")),
    path("ban-giao/", include("cchc.handovers.urls")),
    path("hang-doi/", include("cchc.queue.urls")),
    path("chung-thuc/", include("cchc.certification.urls")),
    path("nhiem-vu/", include("cchc.plans.urls")),
    path("kiem-tra/", include("cchc.inspections.urls")),
    path("chi-so/", include("cchc.indicators.urls")),
    path("chi-so/cay/", include("cchc.parindex.index_urls")),
    path("chi-so/diem-bi-tru/", include("cchc.parindex.lost_urls")),
    path("chi-so/dot-pha/", include("cchc.parindex.breakthrough_urls")),
    path("chi-so/cai-thien/", include("cchc.parindex.improvement_urls")),
    path("ke-hoach/", include("cchc.plans.plan_urls")),
    path("chi-so/bo-tieu-chi/", include("cchc.parindex.urls")),
    path("chi-so/danh-gia/", include("cchc.parindex.round_urls")),
    path("thu-tuc/", include("cchc.catalogue.urls")),
]
