from enum import StrEnum


class ConsentChannel(StrEnum):
    ADS = "ads"
    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    SMS = "sms"
    WEBHOOK = "webhook"
    WEBPUSH = "webpush"

    def __str__(self) -> str:
        return str(self.value)
