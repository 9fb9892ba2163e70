"""`argosy rules`: the law as data, asked from the command line. Only what looks at stored products starts a database."""

from argosy.cli.rules.command import rules as rules
