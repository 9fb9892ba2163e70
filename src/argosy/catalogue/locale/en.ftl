# Cells of products.csv that cannot be taken
catalogue-problem-required = { $column }: this column must be filled in for this category.
catalogue-problem-unknown-column = { $column }: no category has an attribute of this name. Check the spelling of the column heading.
catalogue-problem-not-in-category = { $column }: products of the category { $category } have no such attribute. Leave the cell blank.
catalogue-problem-not-a-number = { $column }: “{ $value }” is not a number. Write the number alone, without unit or thousands separator.
catalogue-problem-not-whole = { $column }: “{ $value }” is not a whole number. Write digits only, without thousands separator.
catalogue-problem-out-of-range = { $column }: { $value } lies outside { $min } to { $max }. Check the figure and its unit.
catalogue-problem-not-a-boolean = { $column }: “{ $value }” is neither yes nor no.
catalogue-problem-not-a-choice = { $column }: “{ $value }” is not one of the possible values: { $allowed }.
catalogue-problem-not-a-content = { $column }: “{ $value }” is no content. Write a number and its unit, such as 60 ml; units are { $units }.
catalogue-problem-too-long = { $column }: the text has { $length } characters; { $max } are allowed.
catalogue-problem-bad-ip = { $column }: “{ $value }” is not a protection code such as IP68 or IPX4.
catalogue-problem-bad-digits = { $column }: “{ $value }” must consist of digits only.
catalogue-problem-bad-ufi = { $column }: “{ $value }” is no UFI: four groups of four capital letters or digits with hyphens.
catalogue-problem-bad-url = { $column }: “{ $value }” is not an address that begins with https://.
catalogue-problem-unknown-category = There is no category “{ $category }”.
