"""Is a greeting a greeting, or is it advertising with a ribbon around it?

Nobody is wished a happy birthday by a price. A greeting speaks of no product, order, price, coupon or offer
and leads nowhere; the signature and what the law asks for at its foot are all that stands beside its words.
"""

import re
from collections.abc import Iterator

from regulars.channels import markup

PRICE = re.compile(r"[€$£₽%]|\d\s?(?:EUR|USD|GBP|BGN|RUB|eiro|euro|евро|лева?|лв|руб)", re.IGNORECASE)
ADDRESS = re.compile(r"https?://|www\.|\b[\w-]+\.(?:com|lv|bg|ru|eu|net|org|shop|store)\b", re.IGNORECASE)
THINGS = re.compile(
    r"\b(?:product|products|order|coupon|each|recommended)\b|\bshop\.url\b|\blinks\.|\|\s*money"
)
OFFERS = re.compile(
    r"\b(?:discount|coupon|promo|voucher|special offer|on sale|free shipping|buy now|save up|"
    r"atlaid\w*|kupon\w*|izpārdošan\w*|akcij\w*|īpaš\w* piedāvājum\w*|bezmaksas piegād\w*|"
    r"отстъпк\w*|купон\w*|промоци\w*|промокод\w*|разпродажб\w*|безплатн\w* доставк\w*|специалн\w* оферт\w*|"
    r"скидк\w*|распродаж\w*|акци[яию]\b|бесплатн\w* доставк\w*|спецпредложени\w*|специальн\w* предложени\w*)",
    re.IGNORECASE,
)


def refusals(*texts: str) -> Iterator[tuple[str, str]]:
    """What keeps texts from being a greeting: a word for it, and the place that says so."""
    for text in texts:
        plain, tags = _apart(text)
        for word, pattern, where in (
            ("link", markup.LINK, text),
            ("block", markup.SELLS, text),
            ("thing", THINGS, tags),
            ("link", ADDRESS, plain),
            ("price", PRICE, plain),
            ("offer", OFFERS, plain),
        ):
            if found := pattern.search(where):
                yield word, found[0]


def _apart(text: str) -> tuple[str, str]:
    """What everybody reads, and what stands within braces."""
    pieces = markup.TAG.split(text)
    return "".join(pieces[::2]), " ".join(pieces[1::2])
