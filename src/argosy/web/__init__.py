"""The screens and the API, by audience: shop, brand, operator, api. Knows every room's door, decides nothing."""
