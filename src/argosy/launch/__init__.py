"""Launching a brand: from its pack to live flagships, and the report that says what is live, what is not, and why.

Table: launch_launchrun. Promises: nothing in a pack can reach outside it or exhaust the machine; every bad row is reported by file, row
and column and the good ones go on; a launch that was cut short is completed by launching again, and launching the same again
changes nothing.
"""
