"""`argosy chaos`: a market of its own under load, what may break broken on purpose, and then the question whether every order is there once.

`place` the market and its processes · `load` buyers who never give up · `faults` what is broken and how · `invariants` what must hold,
read from the tables by SQL of its own and asked at the doors · `command` the run and its table.
"""
