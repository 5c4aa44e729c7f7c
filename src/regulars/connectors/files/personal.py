"""What do imports hold of people and shops, once they are in?"""

from regulars.customers.holdings import Holding, OfShop

ITS_RUNS = "run_id IN (SELECT id FROM import_run WHERE shop_id = %(shop_id)s)"

HOLDINGS = (
    Holding(
        table="import_problem",
        where="EXISTS (SELECT FROM unnest(%(words)s::text[]) word WHERE strpos(lower(value), word) > 0)",
        searched=True,
        withheld="Cells that couldn't be read: nobody can tell whose they are",
    ),
)

OF_SHOPS = (
    OfShop(table="import_problem", where=ITS_RUNS),
    OfShop(
        table="import_run",
        kept="That there was an import is kept with the log, without the file and its name",
        blanked={"file_name": "''", "path": "''", "mapping": "NULL"},
    ),
)
