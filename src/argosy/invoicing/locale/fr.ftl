error-invoicing-bad-document =
    Le document ne peut pas être émis : { $reason ->
        [empty] il n’a pas de lignes.
        [issuer] son émetteur n’a pas de nom, d’adresse ou de préfixe valable.
        [currency] sa devise n’est pas un code de trois lettres.
        [line] une ligne est en double ou ne figure pas sur la facture.
        [kind] une ligne est d’un genre inconnu.
        [quantity] une quantité n’est pas admise.
       *[sums] le hors taxe et la TVA d’une ligne ne font pas la somme.
    }
error-invoicing-conflict = Cette clé a déjà produit le document { $number } avec un autre contenu. Prenez une nouvelle clé.
error-invoicing-unknown = Ce document n’existe pas. Vérifiez l’adresse ou l’identifiant.
error-invoicing-too-much = On ne peut créditer de la ligne { $line } de { $number } plus que ce qu’il en reste. Réduisez le montant.
invoicing-title = Facture
invoicing-credit-title = Avoir
invoicing-number = Numéro
invoicing-issued = Date d’émission
invoicing-supplied = Date de la livraison
invoicing-order = Commande
invoicing-amends = Modifie la facture { $number } du { $date }
invoicing-issuer = Fournisseur
invoicing-buyer = Client
invoicing-vat-id = Numéro de TVA
invoicing-description = Désignation
invoicing-quantity = Quantité
invoicing-unit = Prix unitaire hors TVA
invoicing-rate = Taux de TVA
invoicing-net = Hors taxe
invoicing-vat = TVA
invoicing-gross = TTC
invoicing-total = Total
invoicing-delivery = Livraison
invoicing-import = Droits de douane, frais et TVA à l’importation
invoicing-by-rate = TVA par taux
invoicing-reason-label = Motif
invoicing-link = Facture { $number }
invoicing-list = Factures et avoirs
invoicing-none = Rien n’a encore été facturé.
invoicing-amounts-in = Montants en { $currency }.
invoicing-scheme-oss-union = TVA du pays de destination, déclarée au guichet unique (directive 2006/112/CE, art. 369 bis et s.).
invoicing-scheme-ioss = TVA déclarée au guichet unique à l’importation (directive 2006/112/CE, art. 369 terdecies et s.).
invoicing-scheme-deemed-supplier-domestic = La plateforme est réputée fournisseur de ces biens (directive 2006/112/CE, art. 14 bis, par. 2).
invoicing-scheme-deemed-supplier-ioss = La plateforme est réputée fournisseur de ces biens importés (directive 2006/112/CE, art. 14 bis, par. 1) ; TVA déclarée au guichet unique à l’importation.
invoicing-scheme-reverse-charge = Autoliquidation (directive 2006/112/CE, art. 138 et 226, point 11 bis).
invoicing-scheme-export = Exonérée : exportation (directive 2006/112/CE, art. 146).
invoicing-scheme-import = Importé pour le client : les droits et la TVA à l’importation sont payés en douane en son nom.
invoicing-reason-returned = Articles retournés ({ $number })
invoicing-reason-reduced = Réduction du prix ({ $number })
invoicing-reason-cancelled = Commande annulée
invoicing-deposit = Acompte : { $goods }
invoicing-rest = { $goods } : solde de { $total }, après la facture d’acompte { $number }
invoicing-coupon = Bon { $code } : remise de { $amount }, déjà déduite
