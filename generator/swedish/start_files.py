"""Start files for Windows: what coordinators double-click in a workspace instead of typing a command.

They work from a share too: `pushd` gives a folder on a server a drive letter for as long as the file runs. Lines end
as Windows ends them, and signs beyond ASCII stand only after the code page has been set.
"""

from enum import Enum, unique

_LINES = """\
@echo off
chcp 65001 >nul
set "PYTHONUTF8=1"
title {title}
pushd "%~dp0"
if errorlevel 1 goto ingen_mapp
if exist ".venv\\Scripts\\rapport.exe" goto eget
where rapport >nul 2>nul
if not errorlevel 1 goto installerat
py -c "import generator" >nul 2>nul
if not errorlevel 1 goto python
echo Programmet Samverkansrapport är inte installerat på den här datorn.
echo Be IT-avdelningen installera det. Så här gör de: README, avsnittet För IT.
set "kod=2"
goto slut
:eget
".venv\\Scripts\\rapport.exe" {command} %*
set "kod=%errorlevel%"
goto klart
:installerat
call rapport {command} %*
set "kod=%errorlevel%"
goto klart
:python
py -m generator {command} %*
set "kod=%errorlevel%"
:klart
echo.
if "%kod%"=="0" echo {done}
if not "%kod%"=="0" echo {stopped}
:slut
popd
goto vanta
:ingen_mapp
echo Mappen kan inte öppnas. Kontrollera att du har kontakt med nätverket.
set "kod=5"
:vanta
echo Tryck på en tangent för att stänga fönstret.
pause >nul
exit /b %kod%
"""


@unique
class StartFile(Enum):
    """A start file: its name, the command it runs, and what it says when all is done and when it is not."""

    FORMS = (
        "Skapa blanketter.cmd",
        "blanketter",
        "Blanketterna finns i mappen utdata, under modellen, perioden och utskick.",
        "Blanketterna är inte klara. Läs vad som står ovanför.",
    )
    STATUS = (
        "Visa status.cmd",
        "status",
        "Samma uppgifter finns i mappen utdata, under modellen, perioden och kontroll, med påminnelser att skicka.",
        "Något måste rättas innan läget går att visa. Läs vad som står ovanför.",
    )
    CHECK = (
        "Kontrollera svaren.cmd",
        "kontrollera --markera",
        "Kontrollen är klar. Kontrollistan finns i mappen utdata, under modellen, perioden och kontroll.",
        "Något måste rättas. Läs vad som står ovanför, eller öppna kontrollistan i mappen utdata. Där finns också "
        "mappen att_ratta med kopior att skicka tillbaka.",
    )
    REPORT = (
        "Skapa rapport.cmd",
        "bygg",
        "Rapporten finns i mappen utdata, under modellen och perioden.",
        "Ingen rapport skapades. Läs vad som står ovanför, rätta och försök igen.",
    )

    def __init__(self, file_name: str, command: str, done: str, stopped: str) -> None:
        """Take the member's value apart."""
        self.file_name = file_name
        self.command = command
        self.done = done
        self.stopped = stopped

    def content(self) -> bytes:
        """Give the file as Windows reads it."""
        title = self.file_name.removesuffix(".cmd")
        text = _LINES.format(title=title, command=self.command, done=self.done, stopped=self.stopped)
        return text.replace("\n", "\r\n").encode("utf-8")
