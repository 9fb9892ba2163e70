api-field-base64 = Esto no es base64. Envíe los bytes del archivo en base64, sin prefijo.
