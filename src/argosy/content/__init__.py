"""The words of a product in each language: title, bullets, description, search texts.

Table: content_text, one row per product and language. Words come from the brand's pack, from a person's edit, or by grammar from the
typed facts (`rules`, pure). Promises: no number that is not a number of the facts, no claim that would have to be proved, nothing in
two languages; writing the same facts again changes nothing; a person's words are never lost.

States: draft (findings, not shown) → checked (nothing found) → approved (by the brand: its own words, or a person's yes).
"""
