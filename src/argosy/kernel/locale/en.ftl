error-unknown-market = There is no market “{ $market }”. Choose one of: { $known }.
error-internal = Something went wrong on our side. Nothing was lost; please try again in a moment.
error-not-found = There is nothing at this address. Check it, or go back to the start page.
error-forbidden = Your account may not do this. Ask your brand lead for the role that can.
error-signed-out = Please log in first.
