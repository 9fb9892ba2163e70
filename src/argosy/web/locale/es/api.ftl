error-api-fields = Faltan valores o hay valores incorrectos. Consulte «errors» para ver cada campo.
error-api-cursor = Esta marca de página no vale para esta lista. Empiece de nuevo sin «cursor».
error-api-language = Aquí no se habla «{ $language }». Elija entre: { $known }.
error-api-category = No existe la categoría «{ $category }». Tome un código de la lista de categorías.
error-api-cart-line = La cesta no contiene esta variante. Añádala primero.
error-api-text-findings = El texto no se ha guardado: dice lo que los datos no dicen. Consulte «errors» para ver cada campo.
error-api-key-missing = Envíe la clave de su marca como «Authorization: Bearer …». El responsable de la marca crea claves en la consola.
error-api-key-invalid = Esta clave no existe o ha sido revocada. Cree otra en la consola.
error-api-scope = Esta clave no permite { $scope ->
    [read] leer
   *[other] escribir
 }. Use una clave con el permiso «{ $scope }».
error-api-scopes = Una clave tiene los permisos { $known }, o uno de ellos, no { $given }.
error-api-key-unknown = La marca no tiene ninguna clave { $key }.
error-api-write-reused = Esta Idempotency-Key ya se usó para otra petición. Use una nueva para cada petición.
error-api-payment-declined = El pago no se ha aceptado ({ $reason ->
    [insufficient-funds] no hay saldo suficiente en la tarjeta
    [authentication-failed] no se superó la comprobación del banco
    [authentication-expired] no se respondió a tiempo a la comprobación del banco
    [expired-card] la tarjeta ha caducado
    [incorrect-cvc] el código de seguridad es incorrecto
    [limit-exceeded] la tarjeta ha alcanzado su límite
    [not-supported] la tarjeta no se acepta aquí
    [try-again] el banco no pudo responder; puede servir intentarlo de nuevo
    [not-reached] no se pudo contactar con el proveedor de pagos; puede servir intentarlo de nuevo
   *[other] la tarjeta fue rechazada
 }). No se ha cobrado nada; pruebe con otra tarjeta y una Idempotency-Key nueva.
error-api-no-report = La marca aún no se ha lanzado. Lance primero su paquete.
error-api-route = No hay nada en esta dirección. Consulte /api/v1/docs.
error-api-method = { $method } no funciona aquí. Use { $allowed }.
error-api-json = El cuerpo no es JSON válido. Corríjalo y envíelo de nuevo.
error-api-type = Envíe el cuerpo como application/json.
error-api-large = El cuerpo es demasiado grande. Envíelo en partes más pequeñas.
error-api-request = La petición no se puede leer. Revise la dirección, los parámetros y las cabeceras.
api-field-missing = Falta este valor.
api-field-extra = Este campo no existe. Revise cómo está escrito.
api-field-long = Es demasiado largo; como máximo { $limit }.
api-field-short = Es demasiado corto; como mínimo { $limit }.
api-field-range = Está fuera de rango; el límite es { $limit }.
api-field-choice = Debe ser { $limit }.
api-field-form = No tiene la forma correcta.
api-field-uuid = No es un UUID.
api-field-type = El tipo o la forma no son correctos.
api-field-sku = Indique sku o variant_id, solo uno de los dos.
api-field-payment = Indique token o card_number, solo uno de los dos.
api-field-card = Los números de tarjeta son solo para el proveedor de prueba. Deje que el formulario del proveedor genere un token.
api-field-own-sku = La marca no tiene a la venta ningún SKU «{ $sku }».
