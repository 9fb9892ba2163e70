operator-nav-documents = Documents
operator-doc-lead = What brands have handed in to prove what they say.
operator-doc-count-submitted = In review
operator-doc-count-accepted = Accepted
operator-doc-count-refused = Refused
operator-doc-count-withdrawn = Taken back
operator-doc-waiting = Waiting for review
operator-doc-none = Nothing waits for review
operator-doc-none-lead = Documents that brands hand in appear here, the oldest first.
operator-doc-by = Handed in by
operator-doc-since = Waiting
operator-doc-days = { $count ->
    [0] since today
    [one] { $count } day
   *[other] { $count } days
}
operator-doc-review = Review
operator-doc-ending = Ending
operator-doc-ending-lead = Within 60 days, with nothing to follow.
operator-doc-ending-none = No document ends within 60 days.
operator-doc-lately = Decided last
operator-doc-lately-none = Nothing has been decided yet.
operator-doc-save = Save the file
operator-doc-pdf = { $kb } KB. Save it to read it; the marketplace opens nothing in your browser.
operator-doc-picture = Picture of the document { $name }
operator-doc-history = What happened
operator-doc-action-submitted = Handed in
operator-doc-action-accepted = Accepted
operator-doc-action-refused = Refused
operator-doc-action-withdrawn = Taken back
operator-doc-particulars = Particulars
operator-doc-reviewer = Reviewed by
operator-doc-accept-hint = You have read the document: it is what it says, for what it is said to concern, and its days are right.
operator-doc-accept = Accept
operator-doc-reason = Reason for refusing
operator-doc-reason-hint = { $count ->
    [0] The brand reads it. Nothing on sale hangs on this document.
    [one] The brand reads it. { $count } product goes off sale unless another document holds.
   *[other] The brand reads it. { $count } products go off sale unless another document holds.
}
operator-doc-refuse = Refuse
operator-doc-not-done = The review was not recorded
operator-doc-done-accepted = { $count ->
    [0] The document is accepted.
    [one] The document is accepted; the verdict on { $count } product has changed.
   *[other] The document is accepted; the verdicts on { $count } products have changed.
}
operator-doc-done-refused = { $count ->
    [0] The document is refused.
    [one] The document is refused; the verdict on { $count } product has changed.
   *[other] The document is refused; the verdicts on { $count } products have changed.
}
