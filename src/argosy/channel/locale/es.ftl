error-not-listed = «{ $name }» no está a la venta en { $market }. Descubra qué más hay.
