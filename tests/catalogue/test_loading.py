"""Is a published version left as it is, also when the schema has learnt a new part since?"""

from __future__ import annotations

import pytest

from cchc.catalogue.loading import load_catalogue
from cchc.catalogue.models import ProcedureVersion
from cchc.content.reading import SHIPPED, ContentError

pytestmark = pytest.mark.django_db


def test_a_part_that_the_schema_learnt_later_is_no_change() -> None:
    version = ProcedureVersion.objects.get(procedure__code="1.001193")
    version.parts.pop("payment_pause")
    for fee in version.parts["fees"]:
        fee.pop("most")
    version.save()
    assert load_catalogue((SHIPPED,)) == (0, 0)


def test_a_published_version_is_not_edited() -> None:
    version = ProcedureVersion.objects.get(procedure__code="1.001193")
    version.parts["results"] = ["Kết quả khác"]
    version.save()
    with pytest.raises(ContentError, match="đã công bố, không sửa được"):
        load_catalogue((SHIPPED,))
