"""`argosy drill`: a Black Friday rehearsed over HTTP against a running market.

`wire` HTTP connections by the thousand · `shoppers` what each of them does · `figures` what was measured, second by second · `books` what the market's
own database says · `proof` what must hold at the end · `screen` the live dashboard · `report` the page that is written · `command` all together.
"""
