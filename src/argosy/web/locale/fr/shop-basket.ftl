shop-checkout-delivery-express = En express
shop-checkout-delivery-pickup = Point de retrait
shop-way-pickup = Point de retrait
shop-way-point = Retrait : { $point }
shop-way-ready = À retirer à partir du { $date }
shop-way-express = Express
shop-way-choose = Choisir cette livraison
shop-way-gone = La livraison choisie n’est plus proposée pour ces articles à cet endroit. La livraison standard est maintenant choisie ; veuillez la vérifier.
