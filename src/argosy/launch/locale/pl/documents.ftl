launch-problem-document-missing = Pakiet nie ma pliku „{ $value }”. Umieść go w documents/ i podaj ścieżkę albo usuń wiersz.
launch-problem-document-scope = „{ $value }” nie jest modelem ani SKU marki. Wpisz brand dla całej oferty albo modele i SKU rozdzielone średnikami.
