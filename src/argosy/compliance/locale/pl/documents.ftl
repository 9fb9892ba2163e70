# Documents that a market wants

compliance-document-declaration-of-conformity = Deklaracja zgodności UE, na której opiera się oznakowanie CE
compliance-document-type-examination = Certyfikat badania typu UE jednostki notyfikowanej
compliance-document-type-approval = Świadectwo homologacji drogowej
compliance-document-energy-label = Etykieta energetyczna
compliance-document-product-sheet = Karta informacyjna produktu
compliance-document-eprel-registration = Rejestracja modelu w EPREL
compliance-document-safety-information = Ostrzeżenia i informacje o bezpieczeństwie w języku rynku
compliance-document-trade-register = Wyciąg z rejestru handlowego
compliance-document-self-certification = Zobowiązanie do oferowania wyłącznie legalnych produktów
compliance-document-mandate = Pełnomocnictwo upoważnionego przedstawiciela
compliance-document-producer-registration = Potwierdzenie rejestracji producenta
compliance-document-certificate = Certyfikat
compliance-document-document = Dokument dostępny pod adresem
