"""Of what is a letter's page made: products, pictures, buttons, coupons and the faces of those who sign?

Each is MJML, or text, with `{{ ... }}` still in it.
"""

PRODUCT_HTML = """<mj-table><tr>
{% if PRODUCT.image_url | link %}<td width="112" style="padding:0 16px 0 0;vertical-align:top">
<img src="{{ PRODUCT.image_url | link }}" width="96" alt="" style="border-radius:6px;width:96px" /></td>
{% endif %}<td style="vertical-align:top"><strong>{{ PRODUCT.name }}</strong>
{% if PRODUCT.price %}<br />{{ PRODUCT.price | money }}{% endif %}</td></tr></mj-table>"""
PRODUCT_TEXT = "{{ PRODUCT.name }}{% if PRODUCT.price %}, {{ PRODUCT.price | money }}{% endif %}"
LINKED = '<a href="{{ PRODUCT.url | link }}" style="color:inherit"><strong>{{ PRODUCT.name }}</strong></a>'
COUPON = """<table role="presentation" cellpadding="0" cellspacing="0" style="border-collapse:separate"><tr>
<td style="border:2px dashed #a9a69d;border-radius:6px;padding:10px 18px;font-size:20px;line-height:1.4;\
letter-spacing:1px;font-family:Consolas, Menlo, monospace;word-break:break-word">CODE</td></tr></table>"""
WIDEST = 528
"""Pixels within a letter's margins."""


def product_html(block: str) -> str:
    """One product, or each of several; recommended ones lead to their pages."""
    if block == "product":
        one = PRODUCT_HTML.replace("PRODUCT", "product")
        return f"<mj-raw>{{% if product %}}</mj-raw>{one}<mj-raw>{{% endif %}}</mj-raw>"
    each = PRODUCT_HTML.replace("PRODUCT", "each")
    if block == "recommended":
        each = each.replace("<strong>{{ each.name }}</strong>", LINKED.replace("PRODUCT", "each"))
    return f"<mj-raw>{{% for each in {block} %}}</mj-raw>{each}<mj-raw>{{% endfor %}}</mj-raw>"


def product_text(block: str) -> str:
    if block == "product":
        return f"{{% if product %}}{PRODUCT_TEXT.replace('PRODUCT', 'product')}{{% endif %}}"
    each = PRODUCT_TEXT.replace("PRODUCT", "each")
    if block == "recommended":
        each += "{% if each.url %}: {{ each.url }}{% endif %}"
    return f"{{% for each in {block} %}}{each}\n{{% endfor %}}"


def picture_html(url: str, *, alt: str, width: str) -> str:
    """A picture that says what it shows and never grows beyond the letter."""
    return f'<mj-image src="{url}" alt="{alt}" width="{min(int(width or WIDEST), WIDEST)}px" />'


def button_html(label: str, *, target: str) -> str:
    """A button; none where there is no address to lead to."""
    button = f'<mj-button href="{{{{ {target} | link }}}}">{label}</mj-button>'
    return f"<mj-raw>{{% if {target} | link %}}</mj-raw>{button}<mj-raw>{{% endif %}}</mj-raw>"


def coupon_html(code: str) -> str:
    """A code as one reads it off, large, in letters of one width; in a cell: Outlook pads nothing else."""
    return f'<mj-text padding="4px 32px 24px">{COUPON.replace("CODE", code)}</mj-text>'


def face_html(url: str, *, name: str, role: str) -> str:
    """Who signs, with what they do. url: escaped, as the others are."""
    about = f"{name}, {role}" if role else name
    return f'<mj-image src="{url}" alt="{about}" width="64px" border-radius="32px" padding="4px 32px 8px" />'
