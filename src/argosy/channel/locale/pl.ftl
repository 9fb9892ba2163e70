error-not-listed = „{ $name }” nie jest w sprzedaży na rynku { $market }. Zobacz, co jeszcze mamy.
