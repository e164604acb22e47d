"""Click's own words in Swedish, whatever language the machine speaks.

The keys are Click's English sentences, with the same slots. A sentence that is not here stays as it is;
`tests/test_cli.py` walks through the mistakes that a person can make and finds no English.
"""

WORDS = {
    "Aborted!": "Avbrutet.",
    "Arguments": "Argument",
    "Choose from:\n\t{choices}": "Välj något av:\n\t{choices}",
    "Commands": "Kommandon",
    "Could not open file {filename!r}: {message}": "Filen ”{filename}” kunde inte öppnas: {message}",
    "Error: {message}": "Fel: {message}",
    "Invalid value for {param_hint}: {message}": "Kontrollera {param_hint}. {message}",
    "Invalid value: {message}": "Fel värde: {message}",
    "Missing argument": "Skriv också",
    "Missing command.": "Skriv ett kommando. Lägg till --help så visas alla kommandon.",
    "Missing option": "Skriv också",
    "Missing parameter": "Skriv också",
    "No such command {name!r}.": "Det finns inget kommando som heter ”{name}”.",
    "No such option {name!r}.": "Det finns inget val som heter {name}.",
    "No such option: {name}": "Det finns inget val som heter {name}.",
    "Option {name!r} does not take a value.": "Valet {name} ska inte ha något värde.",
    "Option {name!r} requires an argument.": "Valet {name} måste följas av ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Valet {name} måste följas av {nargs} värden.",
    "Options": "Val",
    "Positional arguments": "Argument",
    "Show the version and exit.": "Visa programmets version.",
    "Show this message and exit.": "Visa den här hjälpen.",
    "Try '{command} {option}' for help.": "Skriv ”{command} {option}” för hjälp.",
    "Usage:": "Användning:",
    "default: {default}": "om inget anges: {default}",
    "directory": "mapp",
    "file": "fil",
    "path": "sökväg",
    "{name} {filename!r} does not exist.": "Det finns ingen {name} som heter ”{filename}”.",
    "{name} {filename!r} is a file.": "”{filename}” är en fil, inte en mapp.",
    "{value!r} is not a valid {number_type}.": "”{value}” är inte ett heltal.",
    "{value} is not in the range {range}.": "{value} ligger inte i intervallet {range}.",
    "{value!r} is not one of {choices}.": "”{value}” är inget av {choices}.",
    "{value!r} is not {choice}.": "”{value}” är inte {choice}.",
    "Got unexpected extra argument ({args})": "Kommandot tar inte emot {args}.",
    "Got unexpected extra arguments ({args})": "Kommandot tar inte emot {args}.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Menade du något av {possibilities}?",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
}

COLUMNS = {"[OPTIONS]": "[VAL]", "COMMAND [ARGS]...": "KOMMANDO [ARGUMENT]..."}


def word(english: str) -> str:
    """Give Click's sentence in Swedish."""
    return WORDS.get(english, english)


def counted_word(one: str, several: str, n: int) -> str:
    """Give Click's sentence in the singular or the plural."""
    return word(one if n == 1 else several)
