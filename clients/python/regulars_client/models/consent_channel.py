from enum import StrEnum


class ConsentChannel(StrEnum):
    ADS = "ads"
    EMAIL = "email"
    ONSITE = "onsite"
    PHONE = "phone"
    POST = "post"
    SMS = "sms"
    TELEGRAM = "telegram"
    WEBHOOK = "webhook"
    WEBPUSH = "webpush"
    WHATSAPP = "whatsapp"

    def __str__(self) -> str:
        return str(self.value)
