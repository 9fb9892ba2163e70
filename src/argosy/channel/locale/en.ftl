error-not-listed = “{ $name }” is not on sale in { $market }. Look at what else there is.
