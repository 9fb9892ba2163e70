# Documents that a market wants

compliance-document-declaration-of-conformity = Dichiarazione UE di conformità, su cui si fonda la marcatura CE
compliance-document-type-examination = Certificato di esame UE del tipo di un organismo notificato
compliance-document-type-approval = Certificato di omologazione per la strada
compliance-document-energy-label = Etichetta energetica
compliance-document-product-sheet = Scheda informativa del prodotto
compliance-document-eprel-registration = Registrazione del modello in EPREL
compliance-document-safety-information = Avvertenze e informazioni di sicurezza nella lingua del mercato
compliance-document-trade-register = Estratto del registro delle imprese
compliance-document-self-certification = Impegno a offrire solo prodotti leciti
compliance-document-mandate = Mandato del rappresentante autorizzato
compliance-document-producer-registration = Conferma della registrazione del produttore
compliance-document-certificate = Certificato
compliance-document-document = Documento consultabile a un indirizzo
