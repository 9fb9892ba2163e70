error-pricing-no-vat-rate = No consta ningún tipo de IVA de { $country } para el { $on }. Añádalo a la tabla de IVA con su fuente.
error-pricing-no-fx-rate = Los tipos de referencia no cotizan { $currency } el { $on } ni antes. Use otra moneda o aporte el tipo.
error-pricing-stale-rate = El último tipo de { $base } a { $quote } es del { $dated }, { $age ->
    [one] un día
   *[other] { $age } días
 } antes del { $on }; esta política permite { $limit }. Actualice los tipos o elija una política que registre un tipo más antiguo.
error-pricing-no-endings = No constan terminaciones de precio para { $currency }. Añádalas a la tabla de terminaciones.
error-pricing-bad-price = { $minor } en unidades mínimas no puede ser el precio de la variante { $variant }. Indique un importe mayor que cero.
error-pricing-wrong-currency = Los precios del mercado { $market } van en { $expected }, pero la variante { $variant } tiene el precio en { $currency }.
error-pricing-backdated = Un precio de la variante { $variant } no puede empezar el { $at }: ese momento ya pasó. Empiécelo ahora o más tarde.
error-pricing-double-price = La variante { $variant } tiene dos precios para el mercado { $market } en una misma publicación. Deje uno.
error-pricing-bad-reduction = Esta rebaja no es posible: revise { $field }. Necesita un descuento entre 0 y 100 % y un final posterior al inicio.
error-pricing-not-priced = La variante { $variant } no tiene precio en el mercado { $market } cuando empieza la rebaja. Publique antes su precio.
error-pricing-reduction-overlaps = Hay otro precio de la variante { $variant } fijado para el { $at } en el mercado { $market }. Una rebaja no puede abarcarlo ni preceder a otra en menos de 30 días.
error-pricing-false-reduction = Una rebaja del { $claimed } % sería falsa para la variante { $variant } en el mercado { $market }: su precio más bajo de los últimos 30 días fue { $prior }, y { $price } supone un { $true } % menos. Baje el precio o el porcentaje.
error-pricing-no-prior-price = No se puede anunciar una rebaja de la variante { $variant } en el mercado { $market }: no ha tenido precio antes. Empiece la rebaja más tarde.
error-pricing-too-soon = Según la norma de { $country }, no se puede anunciar una rebaja de la variante { $variant } en el mercado { $market } antes de { $day }: no se ha ofrecido el tiempo suficiente. Empiece la rebaja entonces, o baje su precio de lista sin anunciarlo.
pricing-lowest-30d = Precio más bajo de los 30 días anteriores a la rebaja: { $price }
pricing-explain-from-home = Precio de origen { $home } menos el { $home_vat } % de IVA ({ $home_country }), a { $fx } (BCE, { $fx_on }{ $fx_age ->
    [0] { "" }
   *[other] , de hace { $fx_age ->
        [one] un día
       *[other] { $fx_age } días
    }
 }), × { $factor }, más el { $vat } % de IVA: { $exact }; después, a la terminación local.
pricing-explain-campaign = Rebajado por una campaña respecto al precio de lista.
pricing-explain-campaign-end = Vuelve al precio de lista tras una campaña.
error-pricing-day-ahead = El { $on } aún no ha llegado: solo puede probarse lo que se ha cobrado. Pida hoy o un día anterior.
error-pricing-not-priced-on = La variante { $variant } no tenía precio en el mercado { $market } el { $at }. Pida un día posterior o consulte su historial.
