error-waiting-room = Many people are buying at once. { $position } { $estimate } Send the same request again after the time in Retry-After, with the same Idempotency-Key; it keeps your place.
error-rate-limit = Too many requests came from your address or key. Try again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
error-overloaded = So many people are buying just now that we serve those at the checkout first. Nothing was changed; please try again in a moment.
error-units-held = All units are just being paid for by others. You are number { $position } for what comes back if a payment fails; try again in a few seconds, your place is kept.
admission-title = Waiting room
admission-heading = You are in line
admission-lead = More people want to buy than we can serve at once. Whoever came first goes first; you need not do anything.
admission-position = { $count ->
    [0] You are next.
    [one] One person is ahead of you.
   *[other] { $ahead } people are ahead of you.
}
admission-soon = It should take less than a minute.
admission-minutes = { $minutes ->
    [one] At the pace of the last seconds it takes about a minute.
   *[other] At the pace of the last seconds it takes about { $minutes } minutes.
}
admission-long = At the pace of the last seconds it takes more than an hour.
admission-kept = Your place and your cart are kept. This page renews itself; you may leave it open in the background.
admission-shed-title = One moment
admission-many-title = One moment
admission-shed-heading = One moment, please
admission-again = Try again
