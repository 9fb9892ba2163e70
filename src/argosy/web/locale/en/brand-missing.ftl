brand-missing-title = On sale but not in this pack
brand-missing-lead = A pack is the brand’s whole statement of what it sells.
brand-missing-also = also on sale in { $markets }, which this launch does not name
brand-missing-withdrawn = Withdrawn
brand-missing-staying = Still on sale
brand-withdraw-missing = Take off sale what this pack does not name
brand-withdraw-missing-hint = Products on sale in the chosen markets that are not in the pack are withdrawn; their stock stays. A later pack that names them brings them back. Rehearse first.
