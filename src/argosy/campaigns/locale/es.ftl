error-campaigns-unknown = No existe la campaña { $campaign }. Compruebe la dirección o la lista de campañas.
error-campaigns-exists = Ya existe una campaña «{ $name }» con otro contenido en el mercado { $market }. Elija otro código.
error-campaigns-bad = Esta campaña no es posible: revise { $field }. Necesita un código, un descuento entre 0 y 100 %, una participación de 0 a 100 %, un final posterior al inicio, un presupuesto y al menos una variante.
error-campaigns-name-missing = La campaña no tiene nombre en el idioma del mercado { $market } ({ $language }). Añada uno.
error-campaigns-foreign-variant = La variante { $variant } no es de esta marca. Quítela de la campaña.
error-campaigns-not-due = La campaña «{ $name }» empieza el { $at }. Entonces se iniciará sola.
error-campaigns-over = La campaña «{ $name }» ha terminado. Planifique otra.
error-campaigns-not-running = La campaña «{ $name }» no está en curso y no paga nada. Vuelva a calcular el pedido.
error-campaigns-budget-exhausted = Al presupuesto de la campaña «{ $name }» le quedan { $left }, menos de los { $asked } que necesita este pedido. Vuelva a calcularlo sin la campaña.
error-campaigns-not-allowed = El producto { $sku } no puede participar en una campaña en el mercado { $market }: { $rules }. Aporte lo que indica el tablero de preparación o retírelo de la campaña.
error-coupon-refused = { $reason ->
   *[unknown] No existe el cupón «{ $name }». Compruebe cómo está escrito o quítelo.
    [market] El cupón «{ $name }» no vale en el mercado { $market }. Quítelo.
    [early] El cupón «{ $name }» solo vale desde el { $day }. Vuelva entonces o quítelo.
    [over] El cupón «{ $name }» ha caducado. Quítelo.
    [spent] El cupón «{ $name }» se ha agotado. Quítelo.
    [goods] El cupón «{ $name }» no vale para ningún artículo de este pedido. Añada artículos para los que valga o quítelo.
    [minimum] El cupón «{ $name }» exige artículos por { $minimum } o más. Añada alguno o quítelo.
    [used] Ya ha usado el cupón «{ $name }»; vale una vez por comprador. Quítelo.
}
error-coupon-bad = Este cupón no es posible: revise { $field }. Necesita un código de 4 a 24 mayúsculas y cifras, un valor (hasta el 90 % o un importe menor que el mínimo), mercados de una sola moneda, un final posterior al inicio y al menos 1 uso.
error-coupon-exists = Ya existe otro cupón «{ $name }». Elija otro código.
