"""Compliance: what may be sold where, and why not, as dated and sourced data.

Owns the rules (`data/`: one file per jurisdiction, the dictionary of facts, the categories they cover) and the tables
compliance_verdict (one per product and market), compliance_registration (a brand's numbers in producer registers),
compliance_restriction (what a decision keeps off sale), compliance_pass (everything judged again, once for each day and version of the rules), compliance_evidence (a brand's documents),
compliance_evidencereview (what happened to each, append-only) and compliance_evidencewarning (warnings of their end that went out).

Promises: a verdict is a pure function of facts, rules and the day, so any past one can be recomputed; a missing fact is unknown
and never silently passed; every finding names what it read, what to supply and the article it rests on; a category or a
country that the rules do not cover is held back, not let through. A changed law is a changed file: a file that does not
stand is refused by line and reason.

`rules` judges, `keeping` keeps the verdicts true, `facts` builds what it reads, `display` draws what must be shown, `api` is the door.
`evidence` is the documents' own part of the door: `files` looks at what is handed in, `shelf` keeps it, `papers` makes facts of it.
`bulk` judges millions; `law` is a second door, for those who have no database.
"""
