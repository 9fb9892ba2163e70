"""Notices of unlawful or unsafe goods, what was decided, and recalls.

Tables: safety_notice, safety_event (each change of a notice's state, append-only), safety_decision, safety_restriction,
safety_statement (the reasons told to the brand), safety_complaint, safety_recall, safety_buyer (whom a recall concerns).

Promises: nobody is restricted by a notice alone, a person decides; once `decide` has returned nothing of what it restricts is
sold in the named markets, however many are buying; every restriction has its statement of reasons; each buyer of what is
recalled is listed once and told once. Repeating any step changes nothing.

`notices` records and tells, `deciding` restricts and lifts, `answering` holds statements and complaints, `recalling` recalls
and buyers, `rules` the days and words of the law, `api` is the door.
"""
