"""A published rubric is never edited or taken away: both engines refuse UPDATE and DELETE."""

from django.db import migrations

SENTENCE = "a published rubric is not edited: draft a new version"


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION parindex_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$"
        )
        schema_editor.execute(
            "CREATE TRIGGER parindex_rubric_published_once BEFORE UPDATE OR DELETE ON parindex_rubric "
            "FOR EACH ROW EXECUTE FUNCTION parindex_refuse()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f"CREATE TRIGGER parindex_rubric_no_{verb.lower()} BEFORE {verb} ON parindex_rubric "
            f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        )


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER parindex_rubric_published_once ON parindex_rubric")
        schema_editor.execute("DROP FUNCTION parindex_refuse()")
        return
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(f"DROP TRIGGER parindex_rubric_no_{verb.lower()}")


class Migration(migrations.Migration):
    dependencies = [("parindex", "0001_rubrics")]
    operations = [migrations.RunPython(guard, unguard)]
