error-waiting-room = Mucha gente está comprando a la vez. { $position } { $estimate } Repite la misma solicitud pasado el tiempo indicado en Retry-After, con la misma Idempotency-Key; así conservas tu turno.
error-rate-limit = Han llegado demasiadas solicitudes desde tu dirección o con tu clave. Inténtalo de nuevo dentro de { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
}.
error-overloaded = Ahora mismo compra tanta gente que algo tiene que esperar. Atendemos primero a quienes ya están pagando. No se ha cambiado nada; inténtalo de nuevo dentro de un momento.
error-units-held = Otras personas están pagando ahora mismo todas las unidades. Eres el número { $position } en la cola por si falla algún pago; inténtalo de nuevo dentro de unos segundos, tu turno se conserva.
admission-title = Sala de espera
admission-heading = Estás en la cola
admission-lead = Hay más personas que quieren comprar de las que podemos atender a la vez. Se atiende por orden de llegada; no tienes que hacer nada.
admission-position = { $count ->
    [0] Es tu turno.
    [one] Hay una persona delante de ti.
   *[other] Hay { $ahead } personas delante de ti.
}
admission-soon = Debería tardar menos de un minuto.
admission-minutes = { $minutes ->
    [one] Al ritmo de los últimos segundos, tardará alrededor de un minuto.
   *[other] Al ritmo de los últimos segundos, tardará unos { $minutes } minutos.
}
admission-long = Al ritmo de los últimos segundos, tardará más de una hora.
admission-kept = Tu turno y tu cesta se conservan. Esta página se actualiza sola; puedes dejarla abierta en segundo plano.
admission-shed-title = Un momento
admission-many-title = Un momento
admission-shed-heading = Un momento, por favor
admission-again = Intentarlo de nuevo
