"""The HTTP API, `/api/v1`: what the market sells, buying it, and a brand's own figures; knows every room, decides nothing.

`urls` the addresses · `application` routing, errors and the OpenAPI document · `answers` JSON, money, pages · `problems` RFC 9457 ·
`access` brands' keys and idempotent writes · `documents*` what requests and answers look like · the rest: endpoints.
"""
