# Documents that a market wants

compliance-document-declaration-of-conformity = EU declaration of conformity, which the CE marking rests on
compliance-document-type-examination = EU type-examination certificate of a notified body
compliance-document-type-approval = Approval certificate for use on the road
compliance-document-energy-label = Energy label
compliance-document-product-sheet = Product information sheet
compliance-document-eprel-registration = Registration of the model in EPREL
compliance-document-safety-information = Warnings and safety information in the market's language
compliance-document-trade-register = Extract from the trade register
compliance-document-self-certification = Commitment to offer only lawful products
compliance-document-mandate = Mandate of the authorised representative
compliance-document-producer-registration = Confirmation of the producer registration
compliance-document-certificate = Certificate
compliance-document-document = Document that can be looked up at an address
