"""Addresses of plans and tasks."""

from django.urls import path

from cchc.plans.presentation.parts import VERBS as VERBS_OF_PARTS
from cchc.plans.presentation.verbs import VERBS
from cchc.plans.views import parts, task_actions, tasks

urlpatterns = [
    path("", tasks.tasks, name="tasks"),
    path("giao/", tasks.give, name="give_task"),
    path("<uuid:pk>/", tasks.task, name="task"),
    path("<uuid:pk>/viec-con/", tasks.give, name="give_part_of_task"),
    path("<uuid:pk>/tep/<uuid:attachment>/", tasks.task_file, name="task_file"),
    path("phoi-hop/", parts.my_parts, name="my_parts"),
    path("phoi-hop/cho-nhau/", parts.kept_waiting, name="kept_waiting"),
    path("<uuid:pk>/ask_partner/", parts.ask, name="ask_partner"),
    *(path(f"phoi-hop/<uuid:pk>/{verb}/", parts.act_on_part, {"verb": verb}, name=verb) for verb in VERBS_OF_PARTS),
    *(path(f"<uuid:pk>/{verb}/", task_actions.act_on_task, {"verb": verb}, name=verb) for verb in VERBS),
]
