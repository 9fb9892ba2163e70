launch-problem-document-missing = Das Paket hat keine Datei „{ $value }“. Legen Sie sie in documents/ und nennen Sie sie von dort aus, oder nehmen Sie die Zeile heraus.
launch-problem-document-scope = „{ $value }“ ist weder Modell noch SKU der Marke. Schreiben Sie brand für das ganze Sortiment oder Modelle und SKUs, durch Semikolon getrennt.
