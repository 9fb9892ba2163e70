shop-checkout-delivery-express = Por envío exprés
shop-checkout-delivery-pickup = Punto de recogida
shop-way-pickup = Punto de recogida
shop-way-point = Recogida: { $point }
shop-way-ready = Lista para recoger desde el { $date }
shop-way-express = Exprés
shop-way-choose = Usar esta entrega
shop-way-gone = La entrega que elegiste ya no se ofrece para estos artículos en este lugar. Ahora está elegida la entrega estándar; revísala, por favor.
