"""Invoices and credit notes, numbered without gaps per issuer. It knows issuers, series and documents, and no shop.

Tables: invoicing_document (append-only), invoicing_counter (last number by issuer, series and year), invoicing_line (what of each
invoiced line is left to be credited).
Promises: a number is taken in the transaction that writes its document, so that what is rolled back leaves no gap; a document is never
changed or deleted; its sums are exact; a key makes one document; no more is credited than was invoiced, line by line.

Law: Directive 2006/112/EC Art. 219a to 226 (what an invoice holds: 226; documents that amend one: 219).
"""
