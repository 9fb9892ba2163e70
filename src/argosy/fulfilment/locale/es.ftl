error-sold-out = { $left ->
    [0] Agotado por el momento. Quítelo de la cesta o vuelva más adelante.
    [one] Solo queda { $left }. Elija una cantidad menor.
   *[other] Solo quedan { $left }. Elija una cantidad menor.
}
error-postcode-form = «{ $postal_code }» no es un código postal de { $country }. Escríbalo como { $example }.
error-postcode-not-served = Todavía no entregamos en { $postal_code }. Elija otra dirección.
error-unknown-warehouse = No existe el almacén «{ $warehouse }». Elija uno de estos: { $known }.
error-order-stopped = Este pedido contiene artículos inmovilizados por una decisión de seguridad: no puede enviarse. Espere a que se levante la restricción o cancele el pedido.
error-dispatch-barred = El producto { $sku } no puede salir hacia el mercado { $market }: { $rules }. Queda retenido hasta que se resuelva; anule el pedido o aporte lo que falta.
error-delivery-way = Estos artículos no se pueden entregar de ese modo en esta dirección («{ $way }»). Elija uno de los modos que ofrece la cesta o deje la entrega estándar.
