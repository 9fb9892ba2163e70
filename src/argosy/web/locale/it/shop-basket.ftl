shop-checkout-delivery-express = Con corriere espresso
shop-checkout-delivery-pickup = Punto di ritiro
shop-way-pickup = Punto di ritiro
shop-way-point = Ritiro: { $point }
shop-way-ready = Pronto per il ritiro da { $date }
shop-way-express = Espresso
shop-way-choose = Usa questa consegna
shop-way-gone = La consegna scelta non è più disponibile per questi articoli in questo luogo. Ora è scelta la consegna standard: controllala.
