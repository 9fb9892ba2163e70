"""How long the parts of a text may be, in characters."""

TITLE_LIMIT = 120
BULLETS = 5
BULLET_LIMIT = 255
SENTENCES = 5
DESCRIPTION_LIMIT = 4000
# What search engines show before they cut.
SEO_TITLE_LIMIT = 60
SEO_DESCRIPTION_LIMIT = 155
