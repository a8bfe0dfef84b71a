"""Addresses of the index itself: the tree, one field of it, the months, the units side by side."""

from django.urls import path

from cchc.parindex.views import compared, index

urlpatterns = [
    path("", index.index_tree, name="index_tree"),
    path("theo-thang/", index.index_heat, name="index_heat"),
    path("so-sanh/", compared.index_compared, name="index_compared"),
    path("muc/<str:code>/", index.index_part, name="index_part"),
]
