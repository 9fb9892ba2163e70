"""What is sold: products and variants with typed facts, their pictures, and the schema each category demands.

Tables: catalogue_product, catalogue_variant, catalogue_media. Promises: a fact in the table has the type and unit that `schema`
states; a GTIN has a right check digit and belongs to one variant; importing the same again changes nothing.
"""
