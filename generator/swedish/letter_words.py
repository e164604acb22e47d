"""The letters that go out with forms and after them, as a functional mailbox is written to.

The two letters are written in the language of models, so that a model can have its own in their place. No letter
names a person, and none repeats what somebody has answered.
"""

from datetime import date

from generator.swedish.dates import date_sentence
from generator.swedish.status_words import UNCONFIRMED

COVERING = """\
Hej!

Här kommer en blankett för ”{{ modell.titel }}”.

Blankett: {{ blankett.rubrik }}
Lämnas av: {{ svarande.namn }}
Gäller: {{ period.namn }}
{% if sista_dag is angiven %}Svara senast: {{ sista_dag | datum("veckodag") }}{% endif %}

{{ blankett.inledning }}

Så här gör ni:
– Spara den bifogade filen {{ bilaga }} och öppna den i Excel. Börja med bladet Läs mig.
– Svara på frågorna. De som är märkta med * är obligatoriska.
{% if klar_fraga is angiven -%}
– När allt är klart: ange det i fråga {{ klar_fraga.nummer }} ”{{ klar_fraga.text }}”, bladet {{ klar_fraga.blad }}.
{% endif -%}
– Spara filen som Excel-arbetsbok (.xlsx), utan lösenord, och skicka den till {{ svara_till if svara_till else "oss" }}.

Skriv inte namn eller uppgifter som pekar ut enskilda personer. Blanketten blir en allmän handling när den har kommit \
in till oss.

Är något oklart, eller behöver ni mer tid? Svara på det här mejlet, så hjälper vi till.

Med vänlig hälsning
{{ avsandare }}
{{ svara_till }}
"""

REMINDER = """\
Hej!

{% if not inkommen -%}
Vi har inte fått er blankett för ”{{ modell.titel }}” än.
{%- elif besvarade < obligatoriska -%}
Tack för er blankett för ”{{ modell.titel }}”! Den är inte riktigt färdig: {{ besvarade }} av {{ obligatoriska }} \
obligatoriska frågor är besvarade.
{%- else -%}
Tack för er blankett för ”{{ modell.titel }}”! Alla obligatoriska frågor är besvarade, men blanketten är inte \
markerad som klar.
{%- endif %}

Blankett: {{ blankett.rubrik }}
Lämnas av: {{ svarande.namn }}
Gäller: {{ period.namn }}
{% if sista_dag is angiven -%}
{{ "Sista dagen var" if forsenad else "Svara senast" }}: {{ sista_dag | datum("veckodag") }}
{%- endif %}

{% if saknade %}Det här återstår:
{% for svar in saknade %}– {{ svar.beskrivning }}
{% endfor %}

{% endif %}
{% if inkommen -%}
Fyll i det som återstår i samma fil och skicka den till {{ svara_till if svara_till else "oss" }} igen\
{{ ", så snart ni kan" if forsenad else "" }}.
{%- else -%}
Fyll i blanketten och skicka den till {{ svara_till if svara_till else "oss" }} så snart ni kan. Har ni redan skickat \
den? Skicka den då en gång till, för den har inte nått oss. Har ni inte blanketten kvar, så svara på det här mejlet, \
så får ni en ny.
{%- endif %}

Är något oklart, eller behöver ni mer tid? Svara på det här mejlet, så hjälper vi till.

Med vänlig hälsning
{{ avsandare }}
{{ svara_till }}
"""

TO, SUBJECT, ATTACHED = "Till", "Ämne", "Bilaga"


def covering_subject(form: str, period: str, deadline: date | None) -> str:
    """Give the subject of a covering letter: what it is, and by when."""
    return f"{form}, {period}: svara senast {date_sentence(deadline)}" if deadline else f"{form}, {period}"


def reminder_subject(form: str, period: str, delivered: bool) -> str:
    """Give the subject of a reminder."""
    return f"{'Komplettera' if delivered else 'Påminnelse'}: {form}, {period}"


def gap(number: str, label: str, sheet: str, cell: str) -> str:
    """Say which answer is missing, as it is found on the telephone and in the workbook."""
    question = f"Fråga {number} ”{label}”" if number else f"”{label}”"
    return ", ".join([question, f"bladet {sheet}", *([f"cell {cell}"] if cell else [])])


def unsent(sheet: str) -> str:
    """Say that nothing of a part has been sent in."""
    return f"Bladet {sheet} är inte ifyllt"


def unconfirmed(place: str) -> str:
    """Say that what stands there was filled in beforehand; *place* is the question."""
    return f"{place}: {UNCONFIRMED}"


def not_ready(place: str) -> str:
    """Say that the form is not said to be ready; *place* is the question that says so."""
    return f"{place}: svaret säger att blanketten inte är klar"
