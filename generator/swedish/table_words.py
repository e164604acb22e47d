"""The words that every workbook of tables has, whatever it is about."""

LANGUAGE = "sv-SE"
FOOTER_LEFT = "&A"
FOOTER_RIGHT = "Sida &P av &N"
LISTS_SHEET = "listor"
NOT_IN_LIST_TITLE = "Finns inte i listan"
NOT_IN_LIST = "Välj ett av alternativen i listan."
