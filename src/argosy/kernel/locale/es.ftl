error-unknown-market = No existe el mercado «{ $market }». Elige uno de estos: { $known }.
error-internal = Algo ha fallado por nuestra parte. No se ha perdido nada; vuelve a intentarlo en un momento.
error-not-found = En esta dirección no hay nada. Compruébala o vuelve a la página de inicio.
error-forbidden = Tu cuenta no puede hacer esto. Pide a la persona responsable de la marca el permiso necesario.
error-signed-out = Primero inicia sesión.
