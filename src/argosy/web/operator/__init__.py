"""The operator console: admits and suspends brands, watches trade, rules, books and side work; for staff only."""
