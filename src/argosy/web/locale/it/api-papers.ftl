api-field-base64 = Non è base64. Invii i byte del file in base64, senza prefisso.
