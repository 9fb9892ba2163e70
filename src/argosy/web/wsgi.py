"""The door for the web server."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "argosy.web.settings")

from django.core.wsgi import get_wsgi_application

pages = get_wsgi_application()

# All addresses with what serves them, and the words of errors: read before the first visitor comes, not while a crowd waits for it.
from argosy.kernel import text  # noqa: E402
from argosy.web import urls  # noqa: E402, F401
from argosy.web.admission import guard  # noqa: E402
from argosy.web.lean import with_lean_api  # noqa: E402

text.bundle("en")
application = guard.around(with_lean_api(pages))

# What has been loaded stays; the collector need not walk it again and again while requests are served.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
