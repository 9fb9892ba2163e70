error-sold-out = { $left ->
    [0] Chwilowo wyprzedane. Usuń z koszyka albo zajrzyj później.
    [one] Została tylko { $left } sztuka. Wybierz mniejszą liczbę.
    [few] Zostały tylko { $left } sztuki. Wybierz mniejszą liczbę.
    [many] Zostało tylko { $left } sztuk. Wybierz mniejszą liczbę.
   *[other] Zostało tylko { $left } sztuki. Wybierz mniejszą liczbę.
}
error-postcode-form = „{ $postal_code }” nie jest kodem pocztowym kraju { $country }. Wpisz go tak: { $example }.
error-postcode-not-served = Nie dostarczamy jeszcze pod kod { $postal_code }. Wybierz inny adres.
error-unknown-warehouse = Nie ma magazynu „{ $warehouse }”. Wybierz jeden z: { $known }.
error-order-stopped = To zamówienie zawiera towar zablokowany decyzją o bezpieczeństwie: nie wolno go wysłać. Poczekaj na zniesienie ograniczenia albo anuluj zamówienie.
error-dispatch-barred = Produkt { $sku } nie może zostać wysłany na rynek { $market }: { $rules }. Pozostaje zarezerwowany do wyjaśnienia; anuluj zamówienie albo uzupełnij braki.
error-delivery-way = Tych towarów nie można dostarczyć w ten sposób pod ten adres („{ $way }”). Wybierz jeden ze sposobów z koszyka albo zostaw dostawę standardową.
