"""Is the business's language known?"""

from regulars.business.models import Business
from regulars.storefront.preferences.queries import business_language


def test_the_business_speaks_the_language_it_was_given(database):
    Business.objects.filter(pk=1).update(language="bg")
    assert business_language() == "bg"
