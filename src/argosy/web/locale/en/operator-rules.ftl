operator-rules-blocking = What keeps most products off sale
operator-rules-browse = All rules
operator-rules-found = { $count } of { $total } records
operator-rules-search = Words, law or id
operator-rules-any = any
operator-rules-category = Category
operator-rules-severity = Severity
operator-rules-state-now = in force
operator-rules-state-coming = coming
operator-rules-state-over = over
operator-rules-state-any = at any time
operator-rules-go = Show
operator-rules-in-force = In force
operator-rules-open = until further notice
operator-rules-law = Law
operator-rules-confidence = Confidence
operator-rules-checked = Last checked
operator-rules-gates = Asked at
operator-rules-note = Note
operator-rules-none = No rule fits
operator-rules-none-lead = Take a word or a choice out.
operator-rules-facts = Facts it reads
operator-rules-no-facts = It reads no facts: it holds for all.
operator-rules-hits = What it finds now
operator-rules-no-hits = Nothing: every product meets it, or it concerns none.
operator-rules-held = { $count ->
    [0] It keeps nothing off sale.
    [one] It stands behind one product off sale in a market.
   *[other] It stands behind { $count } products off sale, counted by market.
 }
operator-rules-products = Products
operator-rules-text = As it is written
operator-rules-try = Try a change of this file
operator-confidence-c = read in the source
operator-confidence-2 = secondary source
operator-confidence-k = general knowledge
operator-trial = Try a draft
operator-trial-lead = What would a rule file change? It is read, checked, and everything on sale is judged by it beside the rules in force.
operator-trial-problems = { $count ->
    [one] The draft does not stand: one fault
   *[other] The draft does not stand: { $count } faults
 }
operator-trial-line = Line
operator-trial-entry = Entry
operator-trial-why = Why
operator-trial-judged = Products judged
operator-trial-blocked = Would go off sale
operator-trial-freed = Would go on sale
operator-trial-stake = Sales at stake
operator-trial-result = What it changes on { $day }
operator-trial-brand = Brand
operator-trial-from-to = From → to
operator-trial-nothing = It changes nothing on sale
operator-trial-nothing-lead = No product’s verdict would be another on that day.
operator-trial-draft = Draft
operator-trial-name = File name
operator-trial-name-hint = A name that exists, such as de.toml, stands in that file’s place; any other comes on top.
operator-trial-on = Day
operator-trial-text = Rules in TOML
operator-trial-file = Or a file
operator-trial-go = Try it
operator-trial-safe = Nothing is stored and nothing changes.
operator-trial-empty = There is no draft: paste rules or choose a file.
operator-trial-too-long = The draft is too long: 400 kB at most.
operator-trial-no-text = The file is no text in UTF-8: save it as UTF-8 and send it again.
