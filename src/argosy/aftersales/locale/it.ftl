error-aftersales-already-sent = Alcuni articoli di questo ordine sono partiti e l'ordine non può più essere annullato. Receda dal contratto: riceverà il rimborso al rientro degli articoli.
error-aftersales-not-placed = Questo ordine non è in vigore (stato: { $state }): non c'è nulla da annullare né da cui recedere. Consulti la pagina dell'ordine.
error-aftersales-period-over = Il termine per recedere da questo contratto è scaduto il { $day }. Per un difetto vale ancora la garanzia legale: scriva al venditore.
error-aftersales-lines = Una quantità non è di questo ordine o supera quanto resta. Scelga tra le quantità mostrate.
error-aftersales-nothing-left = È già receduto da tutto questo ordine. Consulti la pagina dell'ordine.
error-aftersales-declaration = Mancano il nome o l'e-mail, oppure non sono corretti. Indichi il nome e l'indirizzo a cui inviare la conferma di ricezione.
error-aftersales-unknown-withdrawal = Questo ordine non ha questo recesso. Controlli l'indirizzo.
