launch-problem-document-missing = El paquete no tiene el archivo «{ $value }». Póngalo en documents/ y nómbrelo desde ahí, o quite la fila.
launch-problem-document-scope = «{ $value }» no es un modelo ni un SKU de la marca. Escriba brand para toda la gama, o modelos y SKU separados por punto y coma.
