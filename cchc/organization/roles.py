"""Which roles are there, and which screens does each use? Read once from content/roles."""

from __future__ import annotations

from cchc.content.reading import SHIPPED, read
from cchc.organization.schema import RoleContent, RolesFile

ROLES: dict[str, RoleContent] = {role.code: role for role in read(SHIPPED / "roles" / "roles.yaml", RolesFile).roles}
