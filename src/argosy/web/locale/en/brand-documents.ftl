brand-nav-documents = Documents
brand-doc-lead = The papers behind your products, registrations and company. Each is reviewed; you are warned 60, 30 and 7 days before one ends.
brand-doc-hand-in = Hand in a document
brand-doc-refused = The document was not taken
brand-doc-done = The document has been handed in and waits for review.
brand-doc-again = This very document is on file already; nothing was changed.
brand-doc-withdrawn = The document has been taken back.
brand-doc-asked = Asked for
brand-doc-asked-lead = What the rules of your markets want and that is not on file, or no longer holds.
brand-doc-stops = stops the sale
brand-doc-on-file = On file
brand-doc-document = Document
brand-doc-concerns = Concerns
brand-doc-state = State
brand-doc-validity = Validity
brand-doc-hanging = Hanging on it
brand-doc-hangs = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
brand-doc-hangs-none = no rule reads it
brand-doc-whole = Whole range
brand-doc-everywhere = everywhere
brand-doc-more = and { $count } more
brand-doc-size = { $kb } KB
brand-doc-left = { $count ->
    [0] last day today
    [one] { $count } day left
   *[other] { $count } days left
}
brand-doc-ended = { $count ->
    [one] ended { $count } day ago
   *[other] ended { $count } days ago
}
brand-doc-from-until = { $begins } – { $ends }
brand-doc-from = from { $begins }
brand-doc-no-end = no end
brand-doc-state-valid = Accepted
brand-doc-state-ending = Ends soon
brand-doc-state-early = Not yet valid
brand-doc-state-submitted = In review
brand-doc-state-expired = Expired
brand-doc-state-refused = Refused
brand-doc-state-replaced = Replaced
brand-doc-state-withdrawn = Taken back
brand-doc-none = No document is on file
brand-doc-none-lead = Hand in a declaration of conformity, an energy label or another paper below, or put them into your pack.
brand-doc-withdraw = Take back
brand-doc-withdraw-sure = Products that hang on this document alone go off sale until another one is accepted.
brand-doc-withdraw-waiting = It will not be reviewed.
brand-doc-withdraw-yes = Yes, take back
brand-doc-optional = (optional)
brand-doc-file = File
brand-doc-file-hint = PDF, PNG, JPEG or WebP, at most { $most } MB.
brand-doc-kind = Kind of document
brand-doc-countries = Only for some markets
brand-doc-countries-hint = Choose none if it holds everywhere.
brand-doc-products = Only for some products
brand-doc-products-hint = Choose none if it holds for your whole range.
brand-doc-issued = Issued on
brand-doc-valid-from = Valid from
brand-doc-valid-from-hint = Empty: the day of issue.
brand-doc-valid-until = Valid through
brand-doc-valid-until-hint = Its last day. Empty: it has no end.
brand-doc-send = Hand in
brand-doc-send-hint = A document counts once it has been accepted. A refused one stops the sale of what hangs on it, with the reason.

mail-doc-hello = { $brand },
mail-doc-expiring-subject = { $document }: { $count ->
    [0] its last day is today
    [one] { $count } day left
   *[other] { $count } days left
}
mail-doc-expiring = The document “{ $document }” ({ $name }) holds through { $ends }. Hand in the one that follows it now, so that it can be reviewed in time.
mail-doc-expiring-hangs = { $count ->
    [0] No product hangs on it.
    [one] From the day after, { $count } product cannot be sold in: { $markets }.
   *[other] From the day after, { $count } products cannot be sold in: { $markets }.
}
mail-doc-expired-subject = { $document } has expired
mail-doc-expired = The document “{ $document }” ({ $name }) held through { $ends } and has expired.
mail-doc-expired-hangs = { $count ->
    [0] No product hangs on it.
    [one] { $count } product is off sale in { $markets } until a valid document has been accepted.
   *[other] { $count } products are off sale in { $markets } until a valid document has been accepted.
}
mail-doc-refused-subject = { $document } was refused
mail-doc-refused = The document “{ $document }” ({ $name }) was refused on review: { $reason }
mail-doc-refused-next = Hand in another one; what hangs on it is off sale until it has been accepted.
mail-doc-accepted-subject = { $document } was accepted
mail-doc-accepted = The document “{ $document }” ({ $name }) was accepted. There is nothing you need to do.
mail-doc-link = Your documents
