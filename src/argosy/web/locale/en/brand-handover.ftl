brand-handovers = Hand-overs
brand-handovers-lead = What was reserved with a deposit, by appointment.
brand-handovers-wait = { $count ->
    [one] 1 reservation waits for its hand-over
   *[other] { $count } reservations wait for their hand-over
}
brand-handovers-open = Upcoming
brand-handovers-ended = Handed over, cancelled or ended
brand-handovers-none = No reservations
brand-handovers-none-lead = An order for goods sold by deposit appears here a moment after it was placed.
brand-handover = Hand-over of order { $number }
brand-handover-when = Appointment
brand-handover-where = Place
brand-handover-no-appointment = none yet, by { $date }
brand-handover-buyer = Buyer
brand-handover-consumer = consumer
brand-handover-business = business
brand-handover-money = Balance
brand-handover-due = { $amount } due
brand-handover-all-paid = paid
brand-handover-kept = { $amount } kept
brand-handover-state = State
brand-handover-state-reserved = Reserved
brand-handover-state-appointed = Appointment
brand-handover-state-paid = Paid
brand-handover-state-handed-over = Handed over
brand-handover-state-cancelled = Cancelled
brand-handover-state-expired = Ended
brand-handover-goods = Goods
brand-handover-deposit = Deposit
brand-handover-rest = Rest
brand-handover-record = Record the hand-over
brand-handover-record-lead = The goods leave your stock and the sale is settled. Check the buyer's identity first.
brand-handover-units = Vehicle identification or serial number, one a line
brand-handover-units-hint = { $count ->
    [one] One number: 17 characters for a vehicle.
   *[other] { $count } numbers, one for each unit.
}
brand-handover-odometer = Odometer, km (optional)
brand-handover-button = Hand over
brand-handover-done = The hand-over is recorded.
brand-handover-not-yet = It can be recorded once the rest is paid.
brand-handover-history = What happened
brand-handover-by = By
brand-handover-event-reserved = Reserved
brand-handover-event-appointed = Appointment taken
brand-handover-event-paid = Rest paid
brand-handover-event-handed-over = Handed over
brand-handover-event-cancelled = Cancelled
brand-handover-event-expired = Ended without appointment or payment
brand-handover-by-buyer = Buyer
brand-handover-by-worker = Automatic
