"""What can be wrong with a row, and what is the way out?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, Promise] = {
    "too_many_cells": _(
        "The row has more cells than there are columns. "
        "A value with the separator in it must stand in quotes."
    ),
    "no_order": _("The row names no order. Fill in the order number and import the file again."),
    "no_date": _("The order has no date. Fill it in and import the file again."),
    "not_a_date": _("This is no date. Write it as 2024-12-31 and import the file again."),
    "other_date_form": _(
        "This date is written in another form than most. Write all dates in one form, "
        "or let each be read in its own, and import the file again."
    ),
    "date_ignored": _("This is no date. The row was imported without it."),
    "future_date": _("This date lies in the future. Correct it and import the file again."),
    "not_a_number": _(
        "This is no number as the rest of the column writes them. Correct it and import again."
    ),
    "no_quantity": _("The quantity is empty. Fill it in and import the file again."),
    "no_amount": _("The row has neither a price nor an amount. Fill one in and import the file again."),
    "no_product": _("The row names no product. Fill in its code or its name and import the file again."),
    "too_long": _("This is longer than any number or code. Correct it and import the file again."),
    "unknown_currency": _("No currency is called that. Use a code such as EUR and import the file again."),
    "negative_quantity": _(
        "A negative quantity, and nothing says that it is a return or of which order. Name the order in a "
        "column “Original order”, or say that negative quantities are returns, and import the file again."
    ),
    "positive_in_return": _(
        "A positive quantity among returns. Put it into an order of its own and import the file again."
    ),
    "amount_below_0": _(
        "Goods sold below 0, or given back above it. Write a return with a negative quantity and the price "
        "it was sold at, call a discount “Discount”, and import the file again."
    ),
    "other_buyer": _(
        "The order names another buyer in a row before. Give this row an order number of its own, or "
        "correct the buyer, and import the file again."
    ),
    "not_an_address": _("This is no e-mail address. It was left out: correct it and import the file again."),
    "not_a_phone": _(
        "This is no phone number, or its country isn't known. It was left out: write it as +37120000000 and "
        "import the file again."
    ),
    "no_advertiser": _(
        "The row doesn’t say with whom was advertised. Write it into a column “Advertiser”, as Google or "
        "Meta, and import the file again."
    ),
    "spend_below_0": _("Advertising can’t cost less than nothing. Correct it and import the file again."),
    "nobody": _("The row names nobody: it has no e-mail address, phone or customer number."),
    "consent_unclear": _("This is neither a yes nor a no. No consent was taken from it."),
    "consent_unproven": _(
        "Subscribed, and nothing says when they agreed, or neither how, where nor to which words. No yes was "
        "taken from it: ask them anew, or export when and how they agreed too."
    ),
    "not_stars": _("Stars go from 1 to 5, in whole numbers. Correct it and import the file again."),
    "not_whole": _("The points are no whole number. Correct it and import the file again."),
    "below_nothing": _("Nobody has less than nothing. Correct it and import the file again."),
}
"""The sentence for each reason; what can't be imported says how it will be."""

TITLES: dict[str, Promise] = {
    "too_many_cells": _("Too many cells"),
    "no_order": _("No order number"),
    "no_date": _("No date"),
    "not_a_date": _("Not a date"),
    "other_date_form": _("Date in another form"),
    "date_ignored": _("Date left out"),
    "future_date": _("Date in the future"),
    "not_a_number": _("Not a number"),
    "no_quantity": _("No quantity"),
    "no_amount": _("No price"),
    "no_product": _("No product"),
    "too_long": _("Too long"),
    "unknown_currency": _("Unknown currency"),
    "negative_quantity": _("Negative quantity"),
    "positive_in_return": _("Positive among returns"),
    "amount_below_0": _("Amount below 0"),
    "other_buyer": _("Another buyer"),
    "not_an_address": _("Not an e-mail address"),
    "not_a_phone": _("Not a phone number"),
    "no_advertiser": _("No advertiser"),
    "spend_below_0": _("Cost below 0"),
    "nobody": _("Nobody named"),
    "consent_unclear": _("Unclear consent"),
    "consent_unproven": _("Unproven consent"),
    "not_stars": _("Not 1 to 5 stars"),
    "not_whole": _("Not a whole number"),
    "below_nothing": _("Below nothing"),
}
"""Each reason in a word or two."""

KEPT = {"date_ignored", "not_an_address", "not_a_phone", "consent_unclear", "consent_unproven"}
"""Reasons that cost only the one cell: the row itself is imported."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell, or one row, that can't be imported as it is. column: '' for the whole row."""

    line: int
    column: str
    value: str
    reason: str
