# Displays beside those of the main file

compliance-display-total-price = Der Preis enthält Mehrwertsteuer und alle Zuschläge; der Versand wird vor der Bestellung gesondert genannt.
compliance-display-withdrawal-exception = Es besteht kein Widerrufsrecht, oder es erlischt mit dem Bruch des Siegels.
compliance-display-cross-border-sale = Käufer aus allen Mitgliedstaaten bestellen zu denselben Bedingungen, geliefert innerhalb dieses Landes.
compliance-display-accessibility-statement = Wie dieser Shop die Anforderungen an die Barrierefreiheit erfüllt
compliance-display-accessibility-information = Merkmale der Barrierefreiheit des Produkts
compliance-display-battery-passport = Batteriepass
