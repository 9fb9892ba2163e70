launch-problem-document-missing = The pack has no file “{ $value }”. Put it into documents/ and name it from there, or take the row out.
launch-problem-document-scope = “{ $value }” is neither a model nor a SKU of the brand. Write brand for the whole range, or models and SKUs separated by semicolons.
