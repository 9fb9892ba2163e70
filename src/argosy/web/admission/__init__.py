"""Who is let in, when more come than can be served: the waiting room before the checkout, limits for each client, and what is left out under load.

Owns no table. The web processes of one machine share a small file of counters, the board (ARGOSY_HOME/admission/<port>). Promises: whoever came first to
the checkout goes first, within a tenth of a second; a closed waiting room costs a purchase a few microseconds; the checkout itself is never left out.

`rules` and `tickets` are pure · `board` the shared counters · `ways` what a request is for · `clients` whose it is · `watch` measures and decides ·
`guard` stands around the whole application · `answers` what is said to those who wait · `health` what an operator reads.
"""
