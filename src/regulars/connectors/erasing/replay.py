"""Who came back with an older backup, though they had been erased?"""

from datetime import datetime

from regulars.connectors.erasing import shops
from regulars.customers.actions import erase
from regulars.customers.erasures import shop_digest
from regulars.host import erasures, paths
from regulars.sql import Statement

SHOPS = Statement("SELECT id, name FROM shop WHERE erased_at IS NULL")


def replay(*, at: datetime) -> int:
    """Erase again whom the list in the data folder names and the database doesn't; how many people came back.

    Whole shops are begun with, and are left to the worker. Again, it changes nothing.
    """
    missing = erase.unlisted(erasures.listed(paths.data_folder()))
    for shop_id, name in SHOPS.rows():
        if shop_digest(shop_id, name=name) in missing:
            shops.begin(shop_id, actor="house", at=at)
    return erase.erase_again(missing, actor="house", at=at)
