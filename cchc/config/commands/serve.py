"""`cchc serve`: let people in."""

from __future__ import annotations

import socket

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ mà máy chủ nhận yêu cầu.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Cổng; 0: cổng trống.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1), help="Số tiến trình.")
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1), help="Số luồng mỗi tiến trình.")
def command(host: str, port: int, workers: int, threads: int) -> None:
    """Chạy máy chủ web."""
    from django.conf import settings

    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise click.ClickException("Chưa chuẩn bị dữ liệu. Hãy chạy «cchc prepare» trước.")
    _refuse_when_taken(host, port)

    from cchc.config.server import Server

    Server(host=host, port=port, workers=workers, threads=threads, announce=_announce).run()


def _refuse_when_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            raise click.ClickException(
                f"Không mở được cổng {port} tại {host}: đang có chương trình khác dùng, hoặc không được phép."
                " Hãy chọn cổng khác bằng --port."
            ) from error


def _announce(address: str) -> None:
    click.echo(f"CCHC đang chạy tại {address} (dừng: Ctrl+C)")
