# Displays beside those of the main file

compliance-display-total-price = El precio incluye el IVA y todos los gastos; la entrega se indica aparte antes del pedido.
compliance-display-withdrawal-exception = No hay derecho de desistimiento, o termina al romper el precinto.
compliance-display-cross-border-sale = Compradores de todos los Estados miembros pueden pedir en las mismas condiciones, con entrega en este país.
compliance-display-accessibility-statement = Cómo cumple esta tienda los requisitos de accesibilidad
compliance-display-accessibility-information = Características de accesibilidad del producto
compliance-display-battery-passport = Pasaporte de la batería
