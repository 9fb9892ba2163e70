"""A local server that speaks Stripe's API, for tests, demos and integrators without an account there.

`forms` nested form parameters · `cards` Stripe's test cards · `objects` what things look like on the wire · `books` what happens to
payments and refunds · `sessions` the page to pay on · `keys` idempotency · `faults` what may go wrong on demand · `server` HTTP · `messages` signed webhooks.

It stands among the commands, above all rooms: it is a tool that is run beside a market, no room may lean on it, and an installed Argosy
has it. It knows nothing of Argosy. Written after Stripe's documentation as of API version 2026-10-28.endive; what it does not know is
refused, never guessed.
"""
