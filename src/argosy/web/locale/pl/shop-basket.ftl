shop-checkout-delivery-express = Przesyłką ekspresową
shop-checkout-delivery-pickup = Punkt odbioru
shop-way-pickup = Punkt odbioru
shop-way-point = Odbiór: { $point }
shop-way-ready = Do odbioru od: { $date }
shop-way-express = Ekspres
shop-way-choose = Wybierz tę dostawę
shop-way-gone = Wybrana dostawa nie jest już dostępna dla tych towarów w to miejsce. Wybrano dostawę standardową; sprawdź ją.
