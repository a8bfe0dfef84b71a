"""`cchc prepare`: bring the database, the content and the static files of this installation up to date."""

from __future__ import annotations

import click
import django
from django.conf import settings
from django.core.management import call_command


@click.command()
def command() -> None:
    """Chuẩn bị: tạo hoặc cập nhật cơ sở dữ liệu, nạp nội dung, gom tệp tĩnh. Chạy lại không đổi gì."""
    django.setup()
    from cchc.catalogue.loading import load_catalogue
    from cchc.content.reading import ContentError
    from cchc.documents.signatures import trust_roots
    from cchc.organization.loading import load_reference
    from cchc.parindex.loading import load_rubrics

    call_command("migrate", verbosity=0)
    try:
        load_reference(settings.CONTENT_ROOTS)
        procedures, processes = load_catalogue(settings.CONTENT_ROOTS)
        rubrics = load_rubrics(settings.CONTENT_ROOTS)
        trust_roots()
    except ContentError as error:
        raise click.ClickException(str(error)) from error
    call_command("collectstatic", verbosity=0, interactive=False)
    click.echo(f"Đã sẵn sàng: thêm {procedures} thủ tục, {processes} quy trình nội bộ, {rubrics} bộ tiêu chí.")
