from regulars.connectors.carriers.carrier import carriers
from regulars.connectors.catalogue import HERE, connectors


def test_every_folder_with_webhooks_is_found_by_its_kind():
    folders = {path.parent.name for path in HERE.glob("*/webhooks.py")}
    assert set(connectors()) == folders | {carrier.kind for carrier in carriers()}
    assert "shopify" in folders
