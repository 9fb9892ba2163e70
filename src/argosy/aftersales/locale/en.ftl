error-aftersales-already-sent = Goods of this order have left, so it cannot be cancelled. Withdraw from the contract instead; you get your money back when the goods are back.
error-aftersales-not-placed = This order is not in force (state: { $state }), so there is nothing to cancel or withdraw from. Look at the order's page.
error-aftersales-period-over = The time for withdrawing from this contract ended on { $day }. For a defect the legal guarantee still holds: write to the seller.
error-aftersales-lines = A quantity is not of this order, or more than is left of it. Choose from the quantities shown.
error-aftersales-nothing-left = You have withdrawn from all of this order already. Look at the order's page.
error-aftersales-declaration = Name or e-mail address are missing or wrong. Give the name, and the address to which the acknowledgement should go.
error-aftersales-unknown-withdrawal = There is no such withdrawal of this order. Check the address.
