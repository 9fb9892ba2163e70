brand-nav-returns = Returns
brand-returns-lead = What buyers send back of your goods, or say is at fault, newest first.
brand-returns-open = { $count ->
    [one] 1 return is open
   *[other] { $count } returns are open
}
brand-returns-claimed-note = claims that wait for an answer
brand-returns-announced-note = parcels that are still to come in
brand-returns-units = Units sent back
brand-returns-period = { $count ->
    [one] in the last day
   *[other] in the last { $count } days
}
brand-returns-all = All returns
brand-returns-show-all = All
brand-returns-show-open = Open
brand-returns-show-received = Received
brand-returns-show-refused = Refused
brand-returns-none = Nothing has come back
brand-returns-none-lead = As soon as a buyer withdraws from a purchase, exchanges goods or claims a fault, the return appears here.
brand-returns-none-so = No return is in this state.
brand-returns-most = What comes back most
brand-returns-sold = Sold
brand-returns-back = Sent back
brand-returns-share = Share
brand-returns-most-note = { $count ->
    [one] Units sold and units sent back on the last day. Refused claims are not counted.
   *[other] Units sold and units sent back in the last { $count } days. Refused claims are not counted.
}
brand-return = Return
brand-return-title = Return { $number }
brand-return-cause = Why
brand-return-cause-withdrawal = Withdrawal
brand-return-cause-guarantee = Fault
brand-return-cause-exchange = Exchange
brand-return-remedy = Remedy
brand-return-remedy-refund = Money back
brand-return-remedy-replacement = Replacement
brand-return-state-claimed = Claimed
brand-return-state-announced = On its way
brand-return-state-received = Received
brand-return-state-refused = Refused
brand-return-back = Given back
brand-return-vat = with { $amount } VAT
brand-return-since = Opened
brand-return-units = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
brand-return-given = { $amount } given back
brand-return-goods = Your goods in this return
brand-return-came = Came in
brand-return-sellable = Can be sold again
brand-return-instead = Instead: { $what }
brand-return-back-note = What the buyer got back of the price. What it means for your balance is in your statement.
brand-return-replaced-note = The buyer gets goods instead of money.
brand-return-course = What happened
brand-return-step-opened = Announced by the buyer
brand-return-step-claimed = Fault claimed by the buyer
brand-return-step-accepted = Claim accepted
brand-return-step-refused = Claim refused
brand-return-step-received = Taken in
brand-return-not-yet = not yet
brand-return-particulars = Particulars
brand-return-place = Goes to
brand-return-told = What the buyer says
brand-return-answer = The answer
brand-return-others = This return also holds goods of other brands. What was written about it is therefore not shown.
brand-reductions = Prices reduced afterwards
brand-reductions-note = A part of the price was given back; the goods stayed with the buyer.
brand-reduction-note = Reason
brand-reduced-on = Price reduced on { $date }: { $amount } given back.
