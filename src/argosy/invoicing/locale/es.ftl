error-invoicing-bad-document =
    El documento no se puede emitir: { $reason ->
        [empty] no tiene líneas.
        [issuer] a su emisor le falta nombre, dirección o un prefijo válido.
        [currency] su moneda no es un código de tres letras.
        [line] una línea está repetida o no figura en la factura.
        [kind] una línea es de clase desconocida.
        [quantity] una cantidad no es admisible.
       *[sums] la base y el IVA de una línea no suman.
    }
error-invoicing-conflict = Esta clave ya produjo el documento { $number } con otro contenido. Use una clave nueva.
error-invoicing-unknown = No existe ese documento. Compruebe la dirección o el identificador.
error-invoicing-too-much = De la línea { $line } de { $number } no se puede abonar más de lo que queda. Reduzca el importe.
invoicing-title = Factura
invoicing-credit-title = Factura rectificativa
invoicing-number = Número
invoicing-issued = Fecha de expedición
invoicing-supplied = Fecha de la operación
invoicing-order = Pedido
invoicing-amends = Rectifica la factura { $number } de { $date }
invoicing-issuer = Emisor
invoicing-buyer = Destinatario
invoicing-vat-id = NIF-IVA
invoicing-description = Descripción
invoicing-quantity = Cantidad
invoicing-unit = Precio unitario sin IVA
invoicing-rate = Tipo de IVA
invoicing-net = Base imponible
invoicing-vat = IVA
invoicing-gross = Importe
invoicing-total = Total
invoicing-delivery = Envío
invoicing-import = Aranceles, gastos e IVA de importación
invoicing-by-rate = IVA por tipos
invoicing-reason-label = Motivo
invoicing-link = Factura { $number }
invoicing-list = Facturas y rectificativas
invoicing-none = Todavía no se ha facturado nada.
invoicing-amounts-in = Importes en { $currency }.
invoicing-scheme-oss-union = IVA del país de destino, declarado por la ventanilla única (Directiva 2006/112/CE, art. 369 bis y ss.).
invoicing-scheme-ioss = IVA declarado por la ventanilla única de importación (Directiva 2006/112/CE, art. 369 terdecies y ss.).
invoicing-scheme-deemed-supplier-domestic = La plataforma se considera proveedora de estos bienes (Directiva 2006/112/CE, art. 14 bis, apdo. 2).
invoicing-scheme-deemed-supplier-ioss = La plataforma se considera proveedora de estos bienes importados (Directiva 2006/112/CE, art. 14 bis, apdo. 1); IVA declarado por la ventanilla única de importación.
invoicing-scheme-reverse-charge = Inversión del sujeto pasivo (Directiva 2006/112/CE, art. 138 y 226, punto 11 bis).
invoicing-scheme-export = Exenta: exportación (Directiva 2006/112/CE, art. 146).
invoicing-scheme-import = Importado para el cliente: los aranceles y el IVA de importación se pagan a la aduana en su nombre.
invoicing-reason-returned = Artículos devueltos ({ $number })
invoicing-reason-reduced = Rebaja del precio ({ $number })
invoicing-reason-cancelled = Pedido cancelado
invoicing-deposit = Señal: { $goods }
invoicing-rest = { $goods }: resto de { $total }, tras la factura de la señal { $number }
invoicing-coupon = Cupón { $code }: { $amount } de descuento, ya deducido
