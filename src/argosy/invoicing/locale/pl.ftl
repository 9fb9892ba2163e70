error-invoicing-bad-document =
    Dokumentu nie można wystawić: { $reason ->
        [empty] nie ma pozycji.
        [issuer] wystawcy brakuje nazwy, adresu lub poprawnego prefiksu.
        [currency] waluta nie jest kodem trzyliterowym.
        [line] pozycja powtarza się lub nie ma jej na fakturze.
        [kind] pozycja jest nieznanego rodzaju.
        [quantity] ilość jest niedozwolona.
       *[sums] netto i VAT pozycji nie dają sumy.
    }
error-invoicing-conflict = Ten klucz dał już dokument { $number } o innej treści. Użyj nowego klucza.
error-invoicing-unknown = Nie ma takiego dokumentu. Sprawdź adres lub identyfikator.
error-invoicing-too-much = Z pozycji { $line } dokumentu { $number } nie można skorygować więcej, niż zostało. Zmniejsz kwotę.
invoicing-title = Faktura
invoicing-credit-title = Faktura korygująca
invoicing-number = Numer
invoicing-issued = Data wystawienia
invoicing-supplied = Data dostawy
invoicing-order = Zamówienie
invoicing-amends = Koryguje fakturę { $number } z { $date }
invoicing-issuer = Sprzedawca
invoicing-buyer = Nabywca
invoicing-vat-id = Numer VAT
invoicing-description = Nazwa
invoicing-quantity = Ilość
invoicing-unit = Cena jednostkowa netto
invoicing-rate = Stawka VAT
invoicing-net = Netto
invoicing-vat = VAT
invoicing-gross = Brutto
invoicing-total = Razem
invoicing-delivery = Dostawa
invoicing-import = Cło, opłaty i VAT importowy
invoicing-by-rate = VAT według stawek
invoicing-reason-label = Przyczyna
invoicing-link = Faktura { $number }
invoicing-list = Faktury i korekty
invoicing-none = Nic jeszcze nie zafakturowano.
invoicing-amounts-in = Kwoty w { $currency }.
invoicing-scheme-oss-union = VAT państwa przeznaczenia, rozliczany w procedurze OSS (dyrektywa 2006/112/WE, art. 369a i nast.).
invoicing-scheme-ioss = VAT rozliczany w procedurze importowej IOSS (dyrektywa 2006/112/WE, art. 369l i nast.).
invoicing-scheme-deemed-supplier-domestic = Za dostawcę tych towarów uznaje się platformę (dyrektywa 2006/112/WE, art. 14a ust. 2).
invoicing-scheme-deemed-supplier-ioss = Za dostawcę tych importowanych towarów uznaje się platformę (dyrektywa 2006/112/WE, art. 14a ust. 1); VAT rozliczany w procedurze IOSS.
invoicing-scheme-reverse-charge = Odwrotne obciążenie (dyrektywa 2006/112/WE, art. 138 i art. 226 pkt 11a).
invoicing-scheme-export = Zwolnione: eksport (dyrektywa 2006/112/WE, art. 146).
invoicing-scheme-import = Importowane dla klienta: cło i VAT importowy są płacone w urzędzie celnym w jego imieniu.
invoicing-reason-returned = Towar zwrócony ({ $number })
invoicing-reason-reduced = Obniżenie ceny ({ $number })
invoicing-reason-cancelled = Zamówienie anulowane
invoicing-deposit = Zadatek: { $goods }
invoicing-rest = { $goods }: reszta z { $total }, po fakturze zaliczkowej { $number }
invoicing-coupon = Kupon { $code }: rabat { $amount }, już odliczony
