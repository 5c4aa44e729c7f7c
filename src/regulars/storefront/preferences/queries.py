"""Which language does the business speak?"""

from regulars.business.models import Business


def business_language() -> str:
    return Business.objects.values_list("language", flat=True).get(pk=1)
