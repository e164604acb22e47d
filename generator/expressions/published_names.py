"""Which names a computed table offers: the ids of its rows and columns."""

from generator.expressions.names import EACH, LEAF, Names
from generator.model.definition import FollowUp, Table
from generator.model.sources import find_source


def published_names(follow_up: FollowUp, table: Table) -> Names:
    """Give what a computed table offers to texts: its rows, one by one and by their ids, and its sums."""
    source = find_source(follow_up, table.source)
    if source is None or not all(source.measure(name) for name in table.measures):
        return None  # That is told by itself; its columns are not known.
    # Which years there will be is not known beforehand.
    years: Names = {EACH: LEAF}
    columns = years if table.by_years else dict.fromkeys(column_ids(follow_up, table), LEAF)
    row = {"id": LEAF, "namn": LEAF, **(columns or {})}
    dimension = source.dimension(table.rows)
    by_id = dict.fromkeys([one.id for one in dimension.categories] if dimension else [], row)
    return {
        "rader": {EACH: row},
        "rad": {EACH: row, **by_id},
        "summa": columns,
        "saknas": {EACH: LEAF},
        "jamforda": {EACH: LEAF},
        "ej_jamfort": {EACH: LEAF},
    }


def column_ids(follow_up: FollowUp, table: Table) -> tuple[str, ...]:
    """Give the ids of a computed table's columns: `mars_totalt`, `totalt`, or `totalt_nu` and its fellows."""
    if table.compare:
        sides = ("nu", table.compare.side, "forandring", *(("procent",) if table.compare_percent else ()))
        return tuple(f"{measure}_{side}" for measure in table.measures for side in sides)
    own = (*table.measures, *(share.id for share in table.shares))
    source = find_source(follow_up, table.source)
    dimension = source.dimension(table.columns) if source else None
    if dimension is None:
        return own
    chosen = [one.id for one in dimension.categories if not table.column_rows or one.id in table.column_rows]
    return tuple(f"{one}_{name}" for one in (*chosen, *(("summa",) if table.column_total else ())) for name in own)
