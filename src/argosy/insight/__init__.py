"""What a brand earned and why: each sale as a waterfall beside the same sale at a rival, and the brand's page.

Tables: none; it reads orders, the ledger and brands through their doors and writes nothing.
Promises: our side is what was booked, to the cent; the rival's side comes from dated, sourced rows in `data/`, each with
its confidence, so that every comparison has an interval; "half of the rival's operating cost" is computed for each
sale and said to hold only where the whole interval allows it; assumptions are marked as such in table and chart.
Charts are SVG made on the server, readable without colour, script or sight.
"""
