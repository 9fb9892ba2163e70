error-not-listed = „{ $name }“ wird in { $market } nicht angeboten. Sehen Sie sich an, was es sonst gibt.
