"""No path that we make is longer than 200 signs within the workspace, however long the names are that it is made of."""

from pathlib import Path

from tests.filling import fill
from tests.running import put, rapport
from tests.test_second_model import MODEL, NORTH

LONGEST = 200
ID = "uppfoljning_av_lasframjande_samarbete_mellan_kommuner_i_lan"
FORM = "filialernas_gemensamma_blankett_om_lasning_och_samtal_i_ar"
ROW = "norra_filialen_med_bokbuss_och_uppsokande_arbete_i_byarna"
DOCUMENT = "oversikt-over-allt-lasframjande-arbete-som-filialerna-har-gjort-tillsammans-med-skolorna"
LONG = (
    MODEL.replace('id = "lasframjande"', f'id = "{ID}"')
    .replace('kortnamn = "las"\n', "")
    .replace('id = "filial"\n', f'id = "{FORM}"\n')
    .replace('kalla = "filial.', f'kalla = "{FORM}.')
    .replace('id = "norr"', f'id = "{ROW}"')
    .replace('namn = "oversikt"', f'namn = "{DOCUMENT}"')
    .replace('namn = "brev"', f'namn = "{DOCUMENT[:60]}-brev"')
)


def test_paths_of_ours_have_room_on_a_share(tmp_path: Path) -> None:
    put(tmp_path / "mallar" / ID, {"modell.toml": LONG.encode()})
    assert rapport("mall", "skapa", ID, workspace=tmp_path).code == 0
    assert rapport("blanketter", ID, "--period", "2026-H1", workspace=tmp_path).code == 0
    sent = tmp_path / "utdata" / ID / "2026-H1" / "utskick"
    form = next(path for path in sorted(sent.glob("*.xlsx")) if path.name != "register.xlsx")
    received = {f"{'Vårt svar med ett långt namn ' * 6}.xlsx": fill(form.read_bytes(), {"lan.lan": NORTH["lan.lan"]})}
    put(tmp_path / "indata" / ID / "2026-H1", {"register.xlsx": (sent / "register.xlsx").read_bytes(), **received})
    for words in (("status",), ("kontrollera", "--markera"), ("bygg", "--trots-fel")):
        ran = rapport(*words, ID, "--period", "2026-H1", workspace=tmp_path)
        assert ran.code in (0, 1), ran.out
    ours = [path.relative_to(tmp_path).as_posix() for path in (tmp_path / "utdata").rglob("*") if path.is_file()]
    assert {"att_ratta", "paminnelser", "utskick", "kontroll"} <= {part for path in ours for part in path.split("/")}
    assert max(map(len, ours)) <= LONGEST, max(ours, key=len)
