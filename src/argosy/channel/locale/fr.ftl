error-not-listed = « { $name } » n’est pas en vente en { $market }. Découvrez le reste du catalogue.
