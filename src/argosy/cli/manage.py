"""Django's own commands, with the embedded database at hand."""

from __future__ import annotations

import click

from argosy.cli.main import ready


@click.command("manage", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a command of Django's, for instance `argosy manage createsuperuser`."""
    ready()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["argosy manage", *arguments])
