# Documents that a market wants

compliance-document-declaration-of-conformity = Déclaration UE de conformité, sur laquelle repose le marquage CE
compliance-document-type-examination = Attestation d'examen UE de type d'un organisme notifié
compliance-document-type-approval = Certificat d'homologation pour la voie publique
compliance-document-energy-label = Étiquette énergétique
compliance-document-product-sheet = Fiche d'information sur le produit
compliance-document-eprel-registration = Enregistrement du modèle dans EPREL
compliance-document-safety-information = Avertissements et informations de sécurité dans la langue du marché
compliance-document-trade-register = Extrait du registre du commerce
compliance-document-self-certification = Engagement à n'offrir que des produits licites
compliance-document-mandate = Mandat du mandataire
compliance-document-producer-registration = Attestation d'enregistrement du producteur
compliance-document-certificate = Certificat
compliance-document-document = Document consultable à une adresse
