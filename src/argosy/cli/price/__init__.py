"""`argosy price`: quotes, prices set with a preview, their history, and the proof of a reduction."""

from argosy.cli.price.command import price as price
