api-field-base64 = To nie jest base64. Prześlij bajty pliku w base64, bez przedrostka.
