api-field-base64 = This is no base64. Send the file’s bytes in base64, without a prefix.
