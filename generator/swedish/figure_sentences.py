"""The notes under tables of figures, and the words in their headings."""

from collections.abc import Sequence

from generator.swedish.counting import counted
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import joined

TOTAL = "Totalt"
CHANGE = "Förändring"
CHANGE_PERCENT = "Förändring (%)"

NIL = "Tecknet – betyder att det inte finns något att redovisa. Det har uppgiftslämnarna bekräftat."
COMPLEMENT = "Några andra uppgifter visas inte heller, eftersom de små talen annars hade gått att räkna ut."
OTHER_DATE = "Uppgifterna från året före har ett annat mätdatum. Olika mätdatum är inte jämförbara."
OTHER_RESPONDENTS = "Förändring visas bara där samma {plural} har lämnat uppgift båda åren."
OTHER_RESPONDENTS_PLAIN = "Förändring visas bara där samma uppgiftslämnare har lämnat uppgift båda åren."
ROUNDING = "På grund av avrundning summerar delarna inte alltid till totalen."
