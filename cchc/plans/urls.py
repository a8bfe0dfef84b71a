"""Addresses of plans and tasks."""

from django.urls import path

from cchc.plans.presentation.verbs import VERBS
from cchc.plans.views import task_actions, tasks, urging

urlpatterns = [
    path("", tasks.tasks, name="tasks"),
    path("giao/", tasks.give, name="give_task"),
    path("don-doc/", urging.urging, name="urging"),
    path("don-doc/gui/", urging.urge, name="send_urging"),
    path("don-doc/dot/<uuid:pk>/", urging.urging_round, name="urging_round"),
    path("don-doc/dot/<uuid:pk>/<uuid:post>/phieu.pdf", urging.print_urging, name="print_urging"),
    path("don-doc/phieu/<uuid:pk>/tra-loi/", urging.answer, name="answer_urging"),
    path("<uuid:pk>/", tasks.task, name="task"),
    path("<uuid:pk>/viec-con/", tasks.give, name="give_part_of_task"),
    path("<uuid:pk>/tep/<uuid:attachment>/", tasks.task_file, name="task_file"),
    *(path(f"<uuid:pk>/{verb}/", task_actions.act_on_task, {"verb": verb}, name=verb) for verb in VERBS),
]
