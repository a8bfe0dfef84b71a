"""Which schema checks which kind of content file? One line for each kind."""

from __future__ import annotations

from pydantic import BaseModel

from cchc.catalogue.compliance import ComplianceRulesFile
from cchc.catalogue.posting_rules import PostingRulesFile
from cchc.catalogue.schema import ProceduresFile, ProcessesFile
from cchc.certification.schema import CertificationFile
from cchc.config.demonstration.index_content import IndexContent
from cchc.config.demonstration.town import TownContent
from cchc.documents.schema import FileLimits, FontManifest, FormSet
from cchc.dossiers.interlinked import GroupContent
from cchc.dossiers.lateness_causes import LatenessCausesFile
from cchc.dossiers.register import Register
from cchc.dossiers.rules import OneStopRulesFile
from cchc.indicators.periods import PeriodsFile
from cchc.indicators.quality_index import QualityIndexFile
from cchc.indicators.schema import IndicatorsFile
from cchc.inspections.schema import ChecklistFile, InspectionRulesFile
from cchc.organization.schema import FieldsFile, OfficialsFile, PositionsFile, RolesFile, UnitRegisterFile, UnitsFile
from cchc.parindex.breakthrough_rules import BreakthroughRules
from cchc.parindex.causes import CausesFile
from cchc.parindex.extending import RubricExtension
from cchc.parindex.forecasting import ForecastRules
from cchc.parindex.open_records import OpenRecordsFile
from cchc.parindex.schema import RubricContent
from cchc.plans.plan_schema import PlanTableFile
from cchc.plans.schema import DivisionNamesFile, PlanRulesFile, ProgrammeFile, TaxonomyFile
from cchc.portal.everyday import EverydayFile
from cchc.queue.rules import QueueRulesFile
from cchc.worktime.schema import Calendar

KINDS: dict[str, type[BaseModel]] = {
    "breakthrough_rules": BreakthroughRules,
    "calendar": Calendar,
    "certification": CertificationFile,
    "checklist": ChecklistFile,
    "compliance_cost": ComplianceRulesFile,
    "demonstration": TownContent,
    "demonstration_index": IndexContent,
    "division_names": DivisionNamesFile,
    "everyday": EverydayFile,
    "fields": FieldsFile,
    "file_limits": FileLimits,
    "font_manifest": FontManifest,
    "form_set": FormSet,
    "lateness_causes": LatenessCausesFile,
    "lost_point_causes": CausesFile,
    "officials": OfficialsFile,
    "open_records": OpenRecordsFile,
    "inspection_rules": InspectionRulesFile,
    "forecast_rules": ForecastRules,
    "indicators": IndicatorsFile,
    "interlinked_group": GroupContent,
    "one_stop_rules": OneStopRulesFile,
    "periods": PeriodsFile,
    "plan_rules": PlanRulesFile,
    "plan_table": PlanTableFile,
    "positions": PositionsFile,
    "posting_rules": PostingRulesFile,
    "procedures": ProceduresFile,
    "processes": ProcessesFile,
    "programme": ProgrammeFile,
    "queue_rules": QueueRulesFile,
    "reform_taxonomy": TaxonomyFile,
    "register": Register,
    "roles": RolesFile,
    "rubric": RubricContent,
    "rubric_extension": RubricExtension,
    "quality_index": QualityIndexFile,
    "unit_register": UnitRegisterFile,
    "units": UnitsFile,
}
