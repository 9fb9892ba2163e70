api-field-base64 = Das ist kein Base64. Senden Sie die Bytes der Datei in Base64, ohne Vorsatz.
