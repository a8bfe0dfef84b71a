"""Addresses of signing in, one's own account, and the administration of people; who leaves is of the desk."""

from django.urls import path

from cchc.accounts.views import official, people, signing_in, stand_ins

urlpatterns = [
    path("dang-nhap/", signing_in.sign_in, name="sign_in"),
    path("dang-xuat/", signing_in.sign_out, name="sign_out"),
    path("tai-khoan/", signing_in.change_password, name="change_password"),
    path("tai-khoan/vi-tri/", signing_in.choose_post, name="choose_post"),
    path("lam-thay/", stand_ins.arrange_stand_in, name="arrange_stand_in"),
    path("lam-thay/<uuid:pk>/ket-thuc/", stand_ins.end_stand_in, name="end_stand_in"),
    path("quan-tri/", people.people, name="people"),
    path("quan-tri/can-bo/them/", people.add_official, name="add_official"),
    path("quan-tri/can-bo/<uuid:pk>/", official.official, name="official"),
    path("quan-tri/can-bo/<uuid:pk>/giao-vi-tri/", official.give_post, name="give_post"),
    path("quan-tri/can-bo/<uuid:pk>/mo-tai-khoan/", official.open_account, name="open_account"),
    path("quan-tri/can-bo/<uuid:pk>/dat-lai-mat-khau/", official.reset_password, name="reset_password"),
]
