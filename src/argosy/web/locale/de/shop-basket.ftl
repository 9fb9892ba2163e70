shop-checkout-delivery-express = Per Express
shop-checkout-delivery-pickup = Abholpunkt
shop-way-pickup = Abholpunkt
shop-way-point = Abholung: { $point }
shop-way-ready = Abholbereit ab { $date }
shop-way-express = Express
shop-way-choose = Diese Lieferung wählen
shop-way-gone = Die gewählte Lieferung gibt es für diese Waren an diesen Ort nicht mehr. Jetzt ist die Standardlieferung gewählt; bitte prüfen Sie sie.
