"""What does a page cost that shows nothing? The product's addresses and one more, of an empty view."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from cchc.config.urls import handler400, handler403, handler404, handler500
from cchc.config.urls import urlpatterns as of_the_product
from cchc.organization.access import opens_to_screen

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@opens_to_screen("one_stop")
def empty_page(request: HttpRequest) -> HttpResponse:
    """Signed in, acting in a post, let in by the role."""
    return HttpResponse("")


urlpatterns = [path("trang-trong/", empty_page, name="empty_page"), *of_the_product]
