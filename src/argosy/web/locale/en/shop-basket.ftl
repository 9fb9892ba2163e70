shop-checkout-delivery-express = By express
shop-checkout-delivery-pickup = Pick-up point
shop-way-pickup = Pick-up point
shop-way-point = Pick-up: { $point }
shop-way-ready = Ready from { $date }
shop-way-express = Express
shop-way-choose = Use this delivery
shop-way-gone = The delivery you chose is not offered for these goods to this place any more. Standard delivery is chosen now; please check it.
