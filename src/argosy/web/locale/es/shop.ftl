## Marco
shop-skip = Ir al contenido
shop-home-link = Argosy, página de inicio
shop-start = ¿Dónde entregamos?
shop-title = { $page } | Argosy
shop-search-label = Buscar
shop-search-placeholder = Busca marcas y productos
shop-search-go = Iniciar la búsqueda
shop-market-choose = País e idioma: { $market }
shop-market-title = País e idioma
shop-market-note = Los precios, la entrega y los derechos son los del país que elijas. Nunca lo cambiamos por ti.
shop-account = Tus pedidos
shop-sign-in = Iniciar sesión
shop-sign-up = Crear cuenta
shop-sign-out = Cerrar sesión
shop-cart = Cesta
shop-cart-count = { $count ->
    [one] { $count } artículo en la cesta
   *[other] { $count } artículos en la cesta
}
shop-categories = Categorías
shop-breadcrumb = Dónde estás
shop-home = Inicio
shop-see-all = Ver todo
shop-field-optional = (opcional)
shop-footer-about = Un mercado donde las marcas venden con su propio nombre, desde almacenes en Europa y con cada vendedor verificado.
shop-footer-rights = Tus derechos
shop-footer-withdrawal = Puedes desistir de la compra en los 14 días siguientes a la entrega, sin dar explicaciones.
shop-footer-guarantee = { $market ->
    [es] La garantía legal de conformidad dura 3 años.
   *[other] La garantía legal de conformidad dura 2 años.
}
shop-footer-prices = Todos los precios incluyen el IVA. Los gastos de envío se muestran antes de pedir.
shop-footer-flagships = Tiendas oficiales
shop-footer-markets = Países
shop-footer-demo = Tienda de demostración: no se entrega nada ni se cobra ninguna tarjeta.

## Inicio
shop-home-channel = Brand+, el canal de las marcas verificadas
shop-home-headline = { $market ->
    [es] Marcas de lejos, en casa en España
    [fr] Marcas de lejos, en casa en Francia
    [de] Marcas de lejos, en casa en Alemania
    [it] Marcas de lejos, en casa en Italia
    [pl] Marcas de lejos, en casa en Polonia
   *[other] Marcas de lejos, aquí en casa
}
shop-home-lead = Compras a la propia marca, recibes desde sus existencias en Europa y cuentas con la garantía legal de tu país.
shop-home-see-flagships = Ver las tiendas oficiales
shop-home-description = Tiendas oficiales de marcas verificadas: precios con IVA, fecha de entrega por código postal y garantía legal.
shop-home-flagships = Tiendas oficiales
shop-home-flagships-lead = Cada una la lleva su marca; cada vendedor, comprobado antes de la primera venta.
shop-home-stage = Recién presentados
shop-home-stage-lead = Los modelos más nuevos, a la venta aquí desde el primer día.
shop-home-categories = Explora por categoría
shop-home-champions = Lo más vendido
shop-home-champions-lead = { $market ->
    [es] Unidades vendidas en España en los últimos 30 días.
    [fr] Unidades vendidas en Francia en los últimos 30 días.
    [de] Unidades vendidas en Alemania en los últimos 30 días.
    [it] Unidades vendidas en Italia en los últimos 30 días.
    [pl] Unidades vendidas en Polonia en los últimos 30 días.
   *[other] Unidades vendidas en los últimos 30 días.
}
shop-rank-top = Todas las categorías
shop-rank-place = N.º { $rank }:
shop-rank-product = N.º { $rank } en { $category }
shop-rank-method = Ordenado por unidades vendidas y pagadas en este país en los últimos 30 días. Nadie puede comprar un puesto.
shop-campaign-most = Hasta un { $percent } menos en modelos seleccionados.
shop-campaign-go = Ver las ofertas
shop-campaign-note = Cada rebaja se mide sobre el precio más bajo de los 30 días anteriores.
shop-creed-title = Por qué puedes confiar en lo que compras aquí
shop-creed-brand = De la propia marca
shop-creed-brand-text = Antes de abrir una tienda comprobamos la marca registrada, la empresa y su responsable en la UE.
shop-creed-stock = Desde almacenes en Europa
shop-creed-stock-text = Antes de pagar ves el almacén y la fecha de entrega para tu código postal.
shop-creed-price = Precios honestos
shop-creed-price-text = IVA incluido, y cada rebaja muestra el precio más bajo de los últimos 30 días.
shop-creed-return = Todos tus derechos
shop-creed-return-text = { $market ->
    [es] 14 días para desistir y 3 años de garantía legal.
   *[other] 14 días para desistir y 2 años de garantía legal.
}
shop-warehouses = Almacenes

## Fichas y precios
shop-price-from = desde
shop-price-now = Precio actual:
shop-total-why = Cómo se compone este total
shop-total-no-import = Se envía desde la UE: sin derechos de aduana y sin nada que pagar a la entrega.
shop-total-from-abroad = Desde China:
shop-member-price = { $price } para miembros: inicie sesión y se aplica en su cesta.
shop-price-unit = { $amount }/{ $unit }
shop-price-unit-said = Precio por unidad de medida: { $amount } por { $unit }
shop-price-piece = { $count ->
        [1] unidad
       *[other] { $count } unidades
    }
shop-price-lowest = Precio más bajo en { $days ->
    [one] un día
   *[other] { $days } días
 }:
shop-price-deposit = Señal hoy: { $amount }
shop-price-duty = más { $amount } de derechos de importación con su IVA, una vez por pedido para todos los artículos de este tipo. Se envía directamente desde China; no hay nada más que pagar a la entrega.
shop-price-duty-short = más { $amount } de derechos de importación
shop-energy-class = Clase de eficiencia energética { $letter }.
shop-energy-open-label = Abrir la etiqueta energética
shop-hazard-label = Siga siempre la información de la etiqueta del producto.
shop-energy-sheet = Ficha de información del producto
shop-vat-included = IVA del { $percent } incluido. El envío se añade en la cesta.
shop-badge-new = Nuevo
shop-products-count = { $count ->
    [one] { $count } producto
   *[other] { $count } productos
}
shop-colours-count = { $count ->
    [one] { $count } color
   *[other] { $count } colores
}
shop-variants-count = { $count ->
    [one] { $count } versión
   *[other] { $count } versiones
}

## Tienda oficial
shop-flagship-official = Tienda oficial
shop-flagship-headline = La tienda oficial de { $brand }
shop-flagship-new = Novedades de { $brand }
shop-flagship-story = La historia de { $brand }
shop-flagship-all = Todos los productos de { $brand }
shop-flagship-family = Familia de marcas
shop-flagship-description = La tienda oficial de { $brand }: todos los productos, de la propia marca y con vendedor verificado.
shop-flagship-founded = Fundación
shop-flagship-country = Origen
shop-flagship-products = Productos aquí
shop-proof-title = Cómo sabemos que es { $brand }
shop-proof-lead = Comprobado por Argosy el { $date }.
shop-proof-trader = Vendedor
shop-proof-trademark = Marca registrada
shop-proof-responsible = Responsable en la UE
shop-proof-stock = Se envía desde
shop-proof-class = Clase { $classes }

## Listados
shop-filter-title = Filtrar y ordenar
shop-filter-price = Precio en { $currency }
shop-filter-from = desde
shop-filter-to = hasta
shop-filter-apply = Ver productos
shop-filter-clear = Quitar todos los filtros
shop-filter-remove = Quitar el filtro
shop-filter-brand = Marca
shop-filter-yes = Sí
shop-filter-no = No
shop-sort-title = Ordenar por
shop-sort-best = Más vendidos
shop-sort-new = Más nuevos
shop-sort-price = Precio, de menor a mayor
shop-sort-price-down = Precio, de mayor a menor
shop-sort-reduced = Mayor rebaja
shop-sort-match = Mejor coincidencia
shop-listing-empty = Nada coincide con estos filtros
shop-listing-empty-text = Quita un filtro y verás más productos.
shop-pages = Páginas
shop-page-previous = Anterior
shop-page-next = Siguiente
shop-category-description = { $category } de marcas verificadas, con fecha de entrega por código postal y garantía legal.
shop-search-results = Resultados de «{ $query }»
shop-search-none = Sin resultados para «{ $query }»
shop-search-suggestion = ¿Querías decir
shop-search-help = Prueba con menos palabras, el nombre del modelo o una categoría.

## Producto
shop-gallery = Imágenes del producto
shop-gallery-view = Imagen { $number }
shop-quantity = Cantidad
shop-add-to-cart = Añadir a la cesta
shop-reserve = Reservar con señal
shop-stock-in = En existencias
shop-stock-low = { $count ->
    [one] Solo queda { $count }
   *[other] Solo quedan { $count }
}
shop-stock-out = Agotado
shop-stock-out-text = No quedan unidades en los almacenes que entregan en este país. Elige otra versión o vuelve más adelante.
shop-promise-arrives = Llega el { $date }
shop-promise-ask = Fecha de entrega en tu código postal
shop-promise-change = Otro código postal
shop-promise-check = Consultar
shop-promise-order-by = Si pides hoy antes de las { $time }
shop-promise-free = Envío gratis
shop-promise-fee = Envío: { $amount }
shop-promise-none = Ahora mismo no podemos entregarlo en el código postal { $postcode }.
shop-promise-wrong = { $postcode } no es un código postal de este país.
shop-assure-withdrawal = 14 días para cambiar de idea
shop-assure-guarantee = { $years } años de garantía legal
shop-assure-seller = Vendido por
shop-charger-included = Cargador incluido
shop-charger-not-included = Se vende sin cargador
shop-charger-power = { $min }–{ $max } W
shop-product-points = En pocas palabras
shop-product-specs = Características
shop-product-related = Más de { $brand }
shop-legal-title = Vendedor y seguridad del producto
shop-legal-warnings = Advertencias
shop-legal-trader = Vendedor
shop-legal-trader-note = El vendedor ha certificado que solo ofrece productos conformes con el Derecho de la UE. El contrato se celebra con el vendedor y se le aplica la normativa de consumo.
shop-legal-manufacturer = Fabricante
shop-legal-responsible = Persona responsable en la UE
shop-legal-identifiers = Identificación del producto
shop-legal-register = Número de registro
shop-legal-vat = NIF-IVA
shop-legal-eori = EORI
shop-legal-model = Modelo
shop-legal-sku = Referencia
shop-legal-gtin = GTIN
shop-legal-origin = País de origen
shop-guarantee-title = Garantía legal: { $years } años
shop-guarantee-text = El vendedor responde de cualquier falta de conformidad que aparezca en los { $years } años siguientes a la entrega: reparación o sustitución gratuitas y, si no es posible, rebaja del precio o devolución del dinero.
shop-guarantee-producer = Además, el productor garantiza la durabilidad durante { $years } años sin coste adicional.
shop-spec-dimensions = Paquete
shop-spec-weight = Peso
shop-spec-size = Largo × ancho × alto

## Cesta
shop-cart-empty = Tu cesta está vacía
shop-cart-empty-text = Lo que elijas se guarda aquí durante 30 días.
shop-cart-empty-go = Echar un vistazo
shop-cart-checkout = Tramitar el pedido
shop-cart-mend = Cambia los artículos señalados antes de continuar.
shop-cart-note = Verás el total definitivo antes de hacer el pedido.
shop-cart-added = { $name } está en tu cesta.
shop-cart-removed = { $name } se ha quitado.
shop-cart-suggestions = También te puede gustar
shop-quantity-of = Cantidad de { $name }
shop-quantity-update = Actualizar
shop-line-remove = Quitar
shop-line-remove-of = Quitar { $name }
shop-line-quantity = Cantidad: { $count }
shop-line-left = { $count ->
    [0] Ya no queda en existencias.
    [one] Solo queda { $count } unidad.
   *[other] Solo quedan { $count } unidades.
}
shop-summary = Resumen
shop-total-goods = Artículos
shop-total-delivery = Envío
shop-total-delivery-free = Gratis
shop-total-import = Derechos de importación, con su IVA
shop-total = Total
shop-total-vat = IVA del { $percent } incluido
shop-total-deposit = A pagar hoy (señal)
shop-total-rest = A pagar antes de la entrega

## Pedido
shop-checkout = Finalizar la compra
shop-back-to-cart = Volver a la cesta
shop-checkout-mend = { $count ->
    [one] Hay un dato que debes revisar
   *[other] Hay { $count } datos que debes revisar
}
shop-checkout-contact = Contacto
shop-checkout-guest = Compras sin cuenta. ¿Ya tienes una?
shop-checkout-address = Dirección de entrega
shop-checkout-country = Entrega en { $country }.
shop-checkout-delivery = Entrega
shop-checkout-payment = Pago
shop-checkout-review = Tu pedido
shop-checkout-sellers = Vendedor:
shop-checkout-deposit = Hoy pagas una señal y después pides cita. El resto se paga antes de la entrega.
shop-order-button = Comprar con obligación de pago
shop-field-email = Correo electrónico
shop-field-email-hint = Solo para la confirmación y los avisos de esta entrega.
shop-field-name = Nombre y apellidos
shop-field-phone = Teléfono
shop-field-phone-hint = Para que el transportista pueda localizarte.
shop-field-street = Calle y número
shop-field-street2 = Piso, puerta, edificio
shop-field-postal-code = Código postal
shop-field-city = Localidad
shop-field-province = Provincia
shop-field-card = Número de tarjeta
shop-field-expiry = Caducidad (MM/AA)
shop-field-cvc = Código de seguridad
shop-field-password = Contraseña
shop-field-password-hint = Al menos 10 caracteres.
shop-field-remember = Mantener la sesión abierta
shop-error-required = { $field }: rellena este dato.
shop-error-email = La dirección de correo no está completa; por ejemplo, nombre@example.com.
shop-error-postal-code = Este código postal no parece de { $country }. Ejemplo: { $example }.
shop-error-phone = Este teléfono no parece de { $country }.
shop-error-card = Revisa el número de tarjeta: parece que hay un dígito equivocado.
shop-error-expiry = Indica mes y año como en la tarjeta, por ejemplo 08/29, en el futuro.
shop-error-cvc = Tres o cuatro cifras, en el reverso de la tarjeta.
shop-testcards-title = Pago de prueba.
shop-testcards-text = Usa una de estas tarjetas con cualquier fecha futura y cualquier código.
shop-testcards-number = Número de tarjeta
shop-testcards-outcome = Qué ocurre
shop-testcard-authorised = se acepta
shop-testcard-card-declined = se rechaza
shop-testcard-insufficient-funds = se rechaza por falta de fondos
shop-testcard-challenged = pide confirmación (3-D Secure)
shop-testcard-late = responde con retraso
shop-challenge = Confirma el pago
shop-challenge-lead = Tu banco te pide confirmar { $amount } con la tarjeta { $card }.
shop-challenge-test = Banco de pruebas: elige qué debe responder el banco.
shop-challenge-yes = Confirmar el pago
shop-challenge-no = Rechazar
shop-pending = El banco aún no ha respondido
shop-pending-lead = Hemos solicitado { $amount } y esperamos la respuesta. Tus artículos siguen reservados; no repitas el pedido. Esta página se actualiza sola.
shop-pending-number = Pedido
shop-pending-again = Comprobar ahora

## Pedido hecho
shop-order-thanks = Gracias por tu pedido
shop-order-mailed = La confirmación va camino de { $email }.
shop-order-number = Pedido { $number }
shop-order-status = Tu pedido
shop-order-placed-on = Pedido el { $date }
shop-order-cancelled = Este pedido no se ha completado
shop-order-cancelled-text = No se ha cobrado nada y los artículos vuelven a estar disponibles. Puedes intentarlo con otra tarjeta.
shop-order-goods = Lo que has pedido
shop-order-address = Dirección de entrega
shop-order-payment = Pago
shop-order-rights = Tus derechos
shop-order-continue = Volver a la tienda
shop-order-paid-card = Tarjeta { $card }
shop-step-placed = Pedido
shop-step-paid = Pagado
shop-step-packed = Preparado
shop-step-shipped = En camino
shop-step-delivered = Entregado
shop-state-pending = Pendiente de pago
shop-state-placed = Confirmado
shop-state-cancelled = Cancelado
shop-state-refused = No pagado
shop-mail-subject = Tu pedido { $number } en Argosy
shop-mail-follow = Sigue tu pedido:

## Cuenta y errores
shop-account-orders = Tus pedidos
shop-account-none = Aún no hay pedidos
shop-login-lead = Consulta tus pedidos y compra más rápido.
shop-login-new = ¿Es tu primera vez?
shop-login-have = ¿Ya tienes cuenta?
shop-login-forgot = ¿Has olvidado la contraseña?
shop-signup-lead = Basta con un correo electrónico y una contraseña.
shop-logout-ask = ¿Cerrar la sesión en esta tienda?
shop-reset = Contraseña nueva
shop-reset-lead = Te enviamos un enlace para elegir una contraseña nueva.
shop-reset-send = Enviar el enlace
shop-reset-sent = Si esta dirección tiene cuenta, el enlace va en camino.
shop-reset-done = Tu contraseña ha cambiado. Ya puedes iniciar sesión.
shop-confirm = Confirma tu correo electrónico
shop-confirm-lead = Así sabemos que la dirección es tuya.
shop-confirm-sent = Te hemos enviado un enlace. Ábrelo para confirmar tu dirección.
shop-error-404 = Esta página ha zarpado
shop-error-404-text = La dirección ya no lleva a ninguna parte. Quizá el producto dejó la tienda o falta una letra.
shop-error-403 = Esta puerta está cerrada
shop-error-403-text = No tienes acceso a esta página o estuvo abierta demasiado tiempo. Vuelve atrás e inténtalo de nuevo.
shop-error-500 = Algo ha fallado por nuestra parte
shop-error-500-text = En este paso no se ha pedido ni cobrado nada. Inténtalo de nuevo en un momento.
shop-error-home = Ir al inicio
shop-error-search = Buscar en la tienda

## Más
shop-offers = Ofertas
shop-promise-handover = Disponible para la entrega a partir del { $date }
shop-legal-registration = { $scheme ->
    [weee] Registro de aparatos eléctricos
    [packaging] Registro de envases
    [battery] Registro de pilas y baterías
    [furniture] Registro de muebles
   *[other] Registro
} ({ $register })
shop-legal-eprel = Ficha EPREL
shop-notice-green-claim = Afirmación medioambiental: { $text } Prueba: { $proof }
shop-notice-battery = Las pilas y baterías usadas van al punto de recogida, nunca a la basura doméstica. Devolverlas es gratis.
shop-notice-weee = Los aparatos viejos van a la tienda o al punto limpio, nunca a la basura doméstica.
shop-notice-car = Consumo { $consumption } kWh/100 km · CO₂ { $co2 } g/km (clase { $letter }) · autonomía { $range } km (WLTP)
shop-cart-price-changed = El precio ha cambiado desde tu última visita: antes { $before }, ahora { $now }.
shop-checkout-delivery-home = A domicilio
shop-checkout-delivery-bulky = A domicilio, envío voluminoso
shop-checkout-delivery-direct = A domicilio, directamente desde China
shop-checkout-delivery-handover = Entrega con cita
shop-checkout-delivery-ask = La fecha aparece en cuanto sepamos el código postal.
shop-error-long = { $field }: demasiado largo, 120 caracteres como máximo.
shop-error-declined = { $reason ->
    [insufficient-funds] Tu banco lo ha rechazado por falta de fondos. Prueba con otra tarjeta.
    [authentication-failed] El pago no se ha confirmado. Inténtalo de nuevo o usa otra tarjeta.
    [authentication-expired] La confirmación llegó demasiado tarde. Inténtalo de nuevo.
    [expired-card] Esta tarjeta ha caducado. Usa otra.
    [incorrect-cvc] El código de seguridad no es el de la tarjeta. Compruébalo.
    [limit-exceeded] La tarjeta ha alcanzado su límite. Usa otra.
    [not-supported] Esta tarjeta no se puede usar aquí. Usa otra.
    [try-again] Tu banco no ha podido responder ahora. Inténtalo de nuevo.
    [not-reached] El pago no ha sido posible ahora. Inténtalo de nuevo.
   *[other] Tu banco ha rechazado la tarjeta. Prueba con otra.
}
