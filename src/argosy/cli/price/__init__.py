"""`argosy price`: what goods cost where, with every tax, from plain facts. No database is started."""

from argosy.cli.price.command import price as price
