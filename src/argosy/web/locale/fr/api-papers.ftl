api-field-base64 = Ce n'est pas du base64. Envoyez les octets du fichier en base64, sans préfixe.
