# Displays beside those of the main file

compliance-display-total-price = Cena zawiera VAT i wszystkie opłaty; dostawa jest podana osobno przed zamówieniem.
compliance-display-withdrawal-exception = Prawo odstąpienia nie przysługuje albo wygasa po zerwaniu plomby.
compliance-display-cross-border-sale = Kupujący ze wszystkich państw członkowskich mogą zamawiać na tych samych warunkach z dostawą w tym kraju.
compliance-display-accessibility-statement = Jak ten sklep spełnia wymagania dostępności
compliance-display-accessibility-information = Cechy dostępności produktu
compliance-display-battery-passport = Paszport baterii
