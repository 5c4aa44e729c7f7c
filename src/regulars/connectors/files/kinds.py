"""What is a 'product' on a line really: goods, postage, a fee, a sample, a voucher, a correction, a test?

Judged per product, by its code and the name that it bears most often. A code alone proves nothing when its
name says that it is goods: only a name that is empty or names a charge itself lets the code decide.
"""

import re

DISCOUNT = "discount"
"""Our own kind: a line that lowers the order, or gives money back; it is no product of its own."""

GOODS = {"product", "gift_card"}
"""What makes a document a purchase."""

WHOLE_NAMES = {
    "shipping": (
        "post", "postage", "dotcom postage", "postage and packing", "postage & packing", "p&p", "carriage",
        "next day carriage", "shipping", "shipping fee", "shipping cost", "standard shipping", "freight",
        "delivery", "delivery fee", "delivery charge", "piegāde", "piegādes maksa", "piegādes pakalpojums",
        "pasta izdevumi", "доставка", "транспорт", "разходи за доставка", "куриерска услуга", "почтовые расходы",
        "стоимость доставки",
    ),
    "fee": (
        "bank charges", "amazon fee", "ebay fee", "paypal fee", "fee", "service fee", "payment fee", "commission",
        "cruk commission", "handling fee", "transaction fee", "bankas komisija", "komisija", "apkalpošanas maksa",
        "банкова такса", "такса", "комисиона", "наложен платеж", "комиссия", "банковская комиссия", "сервисный сбор",
    ),
    "sample": ("sample", "samples", "paraugs", "paraugi", "paraudziņš", "мостра", "мостри", "пробник", "образец"),
    "gift_card": (
        "gift card", "gift certificate", "dāvanu karte", "подаръчна карта", "подаръчен ваучер",
        "подарочная карта", "подарочный сертификат",
    ),
    "adjustment": (
        "manual", "adjustment", "adjust bad debt", "bad debt", "correction", "rounding", "korekcija", "noapaļošana",
        "корекция", "закръгляне", "корректировка", "округление",
    ),
    DISCOUNT: ("discount", "order discount", "coupon", "voucher discount", "atlaide", "отстъпка", "скидка"),
    "test": ("test", "test product", "this is a test product", "tests", "testa prece", "тест", "тестов продукт"),
}  # fmt: skip
IN_NAMES = {
    "gift_card": re.compile(r"\bgift (voucher|certificate)\b|\be-gift card\b|^dāvanu karte\b|^подаръчен ваучер\b"),
    "adjustment": re.compile(r"^adjustment by \w+ on\b"),
    "test": re.compile(r"^this is a test product\b"),
}
CODES = {
    "shipping": re.compile(r"post(age)?|dot|c[23]|carriage|ship(ping)?|delivery", re.I),
    "fee": re.compile(r"bank charges|amazonfee|cruk|fee|commission", re.I),
    "sample": re.compile(r"s|samples?", re.I),
    "gift_card": re.compile(r"gift(_\d+)+|gift-?card", re.I),
    "adjustment": re.compile(r"m|b|adjust\d*|manual|correction", re.I),
    DISCOUNT: re.compile(r"d|discount", re.I),
    "test": re.compile(r"test[-_]?\d*", re.I),
}
_BY_NAME = {name: kind for kind, names in WHOLE_NAMES.items() for name in names}


def kind_of(code: str, *, name: str = "") -> str:
    """The kind of a product by its code and its most usual name; `product` when nothing says otherwise."""
    called = " ".join(name.casefold().strip(" .:").split())
    if found := _BY_NAME.get(called):
        return found
    for kind, pattern in IN_NAMES.items():
        if pattern.search(called):
            return kind
    if called:
        return "product"
    return next((kind for kind, pattern in CODES.items() if pattern.fullmatch(code.strip())), "product")
