"""What this shop does its own way: its prices bear a fifth of tax, and sending costs 5.00."""

from decimal import Decimal

from oscar.core.loading import default_class_loader

FIVE = Decimal("5.00")


def loaded(module, classes, prefix):
    """Oscar's classes, and two of ours."""
    found = default_class_loader(module, classes, prefix)
    if module == "partner.strategy" and classes == ["Selector"]:
        return [selector()]
    if module == "shipping.repository" and classes == ["Repository"]:
        return [repository(found[0])]
    return found


def selector():
    from oscar.apps.partner import strategy

    class Selector:
        def strategy(self, request=None, user=None, **_more):
            return strategy.UK(request)

    return Selector


def repository(known):
    from oscar.apps.shipping.methods import FixedPrice

    class Repository(known):
        methods = (FixedPrice(charge_excl_tax=FIVE, charge_incl_tax=FIVE),)

    return Repository
