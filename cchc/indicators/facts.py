"""Which facts are there? Each package flattens its own tables; figures read nothing else.

The settings name them: a package above this one has records that are counted, too.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from cchc.lifecycle.fact import Fact

FACTS: dict[str, Fact] = {fact.name: fact for path in settings.FACTS for fact in import_string(path)}
