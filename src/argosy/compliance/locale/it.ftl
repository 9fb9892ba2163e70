# Refusals

error-compliance-rule-file =
    I file delle regole non sono validi ({ $count }): corregga queste voci.
    { $problems }
error-compliance-uncovered-market = Non ci sono regole per il mercato «{ $market }»: aggiunga il relativo file prima di vendere lì.
error-compliance-unknown-rule = La regola «{ $rule }» non esiste: cerchi l'identificativo nell'elenco delle regole.
error-compliance-unknown-gate = «{ $gate }» non è un controllo: scelga tra { $known }.
error-compliance-registration-invalid = Impossibile registrare: { $field } è «{ $value }». Indichi paese (due lettere), sistema (weee, packaging, packaging_ar, battery, furniture) e numero.

# Verdicts and findings

compliance-outcome-allowed = Si può vendere
compliance-outcome-warn = Si può vendere, con avvertenze
compliance-outcome-blocked = Non si può vendere
compliance-outcome-unknown = Non ancora decidibile
compliance-finding-pass = Rispettata
compliance-finding-fail = Non rispettata
compliance-finding-unknown = Dati mancanti
compliance-severity-block = Impedisce la vendita
compliance-severity-warn = Avvertenza
compliance-severity-show = Da mostrare
compliance-heading-rule = Regola
compliance-heading-source = Fonte giuridica
compliance-heading-remedy = Cosa fare
compliance-heading-supply = Cosa fornire
compliance-heading-variants = Varianti interessate
compliance-heading-checked = Verificato il { $date }
compliance-confidence-C = Letto in una fonte primaria o ufficiale
compliance-confidence-2 = Da una fonte secondaria
compliance-confidence-K = Conoscenza generale, non confermata

# Displays

compliance-energy-class = Classe energetica { $letter } su una scala da A a G.
compliance-energy-class-hdr = In alta gamma dinamica: classe { $letter }.
compliance-energy-label = Etichetta energetica
compliance-energy-sheet = Scheda informativa del prodotto
compliance-car-label = Classe di CO2 { $letter } su una scala da A a G, { $grams } g di CO2 per km (WLTP, combinato).
compliance-charger-included = Caricabatterie incluso.
compliance-charger-not-included = Caricabatterie non incluso.
compliance-charging-power = Il caricabatterie deve fornire tra { $least } e { $most } W per la ricarica più rapida.
compliance-years-unit = { $years ->
        [one] anno
       *[other] anni
    }
compliance-guarantee-heading = La Sua garanzia legale
compliance-guarantee-text = Se il bene è difettoso o non conforme, il venditore deve ripararlo o sostituirlo gratis, ridurre il prezzo o rimborsarLa.
compliance-guarantee-more = Venditori e produttori possono offrire ulteriori garanzie. Di più: Your Europe.
compliance-guarantee-notice = Garanzia legale di conformità: almeno { $years } anni.
compliance-durability-heading = Garanzia di durabilità del produttore
compliance-durability-text = Gratuita, per l'intero prodotto, oltre alla garanzia legale.
compliance-durability-label = Il produttore garantisce gratis la durabilità dell'intero prodotto per { $years } anni.
compliance-display-producer = Fabbricante
compliance-display-responsible-person = Persona responsabile nell'UE
compliance-display-trader = Venduto da
compliance-display-self-certified = L'operatore si è impegnato a offrire solo prodotti conformi al diritto dell'UE.
compliance-display-registration = Registro dei produttori
compliance-scheme-weee = Apparecchiature elettriche
compliance-scheme-packaging = Imballaggi
compliance-scheme-packaging-ar = Rappresentante autorizzato per gli imballaggi
compliance-scheme-battery = Batterie
compliance-scheme-furniture = Mobili
compliance-display-warnings = Avvertenze e informazioni di sicurezza
compliance-display-ce = Marcatura CE
compliance-display-weee-bin = Le apparecchiature elettriche non vanno nei rifiuti domestici: le consegni separatamente, gratis.
compliance-display-battery-bin = Le batterie non vanno nei rifiuti domestici: le consegni separatamente, gratis.
compliance-display-withdrawal-function = Recedere dal contratto qui
compliance-withdrawal-confirm = Confermare il recesso
compliance-withdrawal-days = Può recedere entro { $days } giorni dalla consegna senza motivazione.
compliance-display-order-button = Ordine con obbligo di pagare
compliance-display-price-reduction = Prezzo più basso dei 30 giorni precedenti la riduzione
compliance-display-energy-label = Classe energetica
compliance-display-charger = Caricabatterie
compliance-display-charging-power = Potenza di ricarica
compliance-display-guarantee-notice = Garanzia legale
compliance-display-durability-label = Garanzia di durabilità
compliance-display-car-label = Consumo ed emissioni di CO2
compliance-display-mobility-message = Muoversi inquinando meno
compliance-display-repair-information = Chieda la riparazione al produttore: è dovuta a un prezzo ragionevole, anche dopo la garanzia.
compliance-display-green-claim = Asserzione ambientale con la sua prova
compliance-display-unit-price = Prezzo per unità di misura
compliance-display-clp-label = Informazioni di pericolo (CLP)
compliance-display-safety-data-sheet = Scheda di dati di sicurezza
compliance-display-ingredient-list = Elenco dei componenti (detergente)
