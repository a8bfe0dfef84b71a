"""Which schema checks which kind of content file? One line for each kind."""

from __future__ import annotations

from pydantic import BaseModel

from cchc.catalogue.schema import ProceduresFile, ProcessesFile
from cchc.dossiers.rules import OneStopRulesFile
from cchc.organization.schema import FieldsFile, OfficialsFile, PositionsFile, RolesFile, UnitsFile
from cchc.worktime.schema import Calendar

KINDS: dict[str, type[BaseModel]] = {
    "calendar": Calendar,
    "fields": FieldsFile,
    "officials": OfficialsFile,
    "one_stop_rules": OneStopRulesFile,
    "positions": PositionsFile,
    "procedures": ProceduresFile,
    "processes": ProcessesFile,
    "roles": RolesFile,
    "units": UnitsFile,
}
