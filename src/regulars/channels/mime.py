"""How does a letter stand on the wire?

multipart/alternative, UTF-8, CRLF. Offers carry List-Unsubscribe and List-Unsubscribe-Post (RFC 8058), so
that mail programs show a button of their own. The same parcel gives the same bytes.
"""

from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr
from uuid import UUID

from regulars.channels.channel import Parcel, Sender

WIRE = compat32.clone(linesep="\r\n", max_line_length=998)  # some break at folded addresses of links


def compose(parcel: Parcel) -> bytes:
    """The mail's bytes, headers included."""
    mail = MIMEMultipart("alternative", boundary=f"=_{parcel.key.hex}")
    mail["From"] = mailbox(parcel.sender.from_name, parcel.sender.from_address)
    mail["To"] = parcel.to
    mail["Subject"] = Header(plain(parcel.letter.subject), "utf-8", header_name="Subject").encode()
    mail["Date"] = format_datetime(parcel.at)
    mail["Message-ID"] = message_id(parcel.key, sender=parcel.sender)
    if parcel.sender.reply_to:
        mail["Reply-To"] = parcel.sender.reply_to
    if parcel.unsubscribe:
        mail["List-Unsubscribe"] = f"<{parcel.unsubscribe}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.attach(MIMEText(parcel.letter.text, "plain", "utf-8"))
    mail.attach(MIMEText(parcel.letter.html, "html", "utf-8"))
    return mail.as_bytes(policy=WIRE)


def message_id(key: UUID, *, sender: Sender) -> str:
    """The same for the same send, so that a provider's log or a bounce can tell what became of it."""
    return f"<{key.hex}@{sender.from_address.rpartition('@')[2]}>"


def mailbox(name: str, address: str) -> str:
    """`Name <address>`, the name encoded where it must be."""
    return formataddr((plain(name), address), charset="utf-8")


def plain(text: str) -> str:
    """One line without control characters: nothing in it can begin another header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
