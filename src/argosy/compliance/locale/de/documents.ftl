# Documents that a market wants

compliance-document-declaration-of-conformity = EU-Konformitätserklärung, auf der die CE-Kennzeichnung beruht
compliance-document-type-examination = EU-Baumusterprüfbescheinigung einer notifizierten Stelle
compliance-document-type-approval = Genehmigung für den Straßenverkehr
compliance-document-energy-label = Energielabel
compliance-document-product-sheet = Produktdatenblatt
compliance-document-eprel-registration = Registrierung des Modells in EPREL
compliance-document-safety-information = Warnungen und Sicherheitsinformationen in der Sprache des Marktes
compliance-document-trade-register = Auszug aus dem Handelsregister
compliance-document-self-certification = Verpflichtung, nur rechtmäßige Produkte anzubieten
compliance-document-mandate = Vollmacht des Bevollmächtigten
compliance-document-producer-registration = Bestätigung der Herstellerregistrierung
compliance-document-certificate = Bescheinigung
compliance-document-document = Dokument, das unter einer Adresse abrufbar ist
