"""Addresses of plans and tasks."""

from django.urls import path

from cchc.plans.presentation.parts import VERBS as VERBS_OF_PARTS
from cchc.plans.presentation.verbs import VERBS
from cchc.plans.views import (
    digests,
    documents,
    giving,
    meetings,
    parts,
    steering,
    task_actions,
    task_register,
    tasks,
    urging,
)

urlpatterns = [
    path("van-ban/", documents.documents, name="documents"),
    path("van-ban/dang-ky/", documents.register_document, name="register_document"),
    path("van-ban/xuat-excel/", documents.export_documents, name="export_documents"),
    path("van-ban/in/", documents.print_documents, name="print_documents"),
    path("van-ban/<uuid:pk>/", documents.document, name="document"),
    path("van-ban/<uuid:pk>/sua/", documents.correct_document, name="correct_document"),
    path("van-ban/<uuid:pk>/tep/", documents.document_file, name="document_file"),
    path("van-ban/<uuid:pk>/giao/", documents.give_task_from_document, name="give_task_from_document"),
    path("hop/", meetings.meetings, name="meetings"),
    path("hop/ghi/", meetings.record_meeting, name="record_meeting"),
    path("hop/muc/<uuid:pk>/", meetings.conclusion, name="conclusion"),
    path("hop/muc/<uuid:pk>/giao/", meetings.give_task_from_conclusion, name="give_task_from_conclusion"),
    path("hop/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("hop/<uuid:pk>/sua/", meetings.amend_meeting, name="amend_meeting"),
    path("", tasks.tasks, name="tasks"),
    path("giao/", giving.give, name="give_task"),
    path("ban-tin/", digests.digests, name="digests"),
    path("ban-tin/<uuid:pk>/", digests.digest, name="digest"),
    path("don-doc/", urging.urging, name="urging"),
    path("don-doc/gui/", urging.urge, name="send_urging"),
    path("don-doc/dot/<uuid:pk>/", urging.urging_round, name="urging_round"),
    path("don-doc/dot/<uuid:pk>/<uuid:post>/phieu.pdf", urging.print_urging, name="print_urging"),
    path("don-doc/phieu/<uuid:pk>/tra-loi/", urging.answer, name="answer_urging"),
    path("<uuid:pk>/", tasks.task, name="task"),
    path("<uuid:pk>/viec-con/", giving.give, name="give_part_of_task"),
    path("<uuid:pk>/tep/<uuid:attachment>/", tasks.task_file, name="task_file"),
    path("xuat-excel/", task_register.export_tasks, name="export_tasks"),
    path("in/", task_register.print_tasks, name="print_tasks"),
    path("dieu-hanh/", steering.steering, name="steering"),
    path("phoi-hop/", parts.my_parts, name="my_parts"),
    path("phoi-hop/cho-nhau/", parts.kept_waiting, name="kept_waiting"),
    path("<uuid:pk>/ask_partner/", parts.ask, name="ask_partner"),
    *(path(f"phoi-hop/<uuid:pk>/{verb}/", parts.act_on_part, {"verb": verb}, name=verb) for verb in VERBS_OF_PARTS),
    *(path(f"<uuid:pk>/{verb}/", task_actions.act_on_task, {"verb": verb}, name=verb) for verb in VERBS),
]
