# Documents that a market wants

compliance-document-declaration-of-conformity = Declaración UE de conformidad, en la que se basa el marcado CE
compliance-document-type-examination = Certificado de examen UE de tipo de un organismo notificado
compliance-document-type-approval = Certificado de homologación para la vía pública
compliance-document-energy-label = Etiqueta energética
compliance-document-product-sheet = Ficha de información del producto
compliance-document-eprel-registration = Registro del modelo en EPREL
compliance-document-safety-information = Advertencias e información de seguridad en el idioma del mercado
compliance-document-trade-register = Extracto del registro mercantil
compliance-document-self-certification = Compromiso de ofrecer solo productos legales
compliance-document-mandate = Mandato del representante autorizado
compliance-document-producer-registration = Confirmación del registro de productor
compliance-document-certificate = Certificado
compliance-document-document = Documento consultable en una dirección
