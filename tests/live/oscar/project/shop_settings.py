"""An Oscar with its REST API and our file in it. Its environment says where its rows are, whom it tells."""

import os
from pathlib import Path

from oscar import defaults

globals().update({name: value for name, value in vars(defaults).items() if name.startswith("OSCAR_")})
HERE = Path(__file__).parent

SECRET_KEY = "known to the tests alone"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "shop_urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ["SHOP_ROWS"],
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
USE_TZ = True
TIME_ZONE = "Europe/Riga"
STATIC_URL, MEDIA_URL = "/static/", "/media/"
SITE_ID = 1
AUTH_USER_MODEL = "shop_people.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTHENTICATION_BACKENDS = ["oscar.apps.customer.auth_backends.EmailBackend"]
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "django.contrib.flatpages",
    "shop_people",
    "oscar.config.Shop",
    *(
        f"oscar.apps.{name}.apps.{config}"
        for name, config in {
            "analytics": "AnalyticsConfig",
            "checkout": "CheckoutConfig",
            "address": "AddressConfig",
            "shipping": "ShippingConfig",
            "catalogue": "CatalogueConfig",
            "catalogue.reviews": "CatalogueReviewsConfig",
            "communication": "CommunicationConfig",
            "partner": "PartnerConfig",
            "basket": "BasketConfig",
            "payment": "PaymentConfig",
            "offer": "OfferConfig",
            "order": "OrderConfig",
            "customer": "CustomerConfig",
            "search": "SearchConfig",
            "voucher": "VoucherConfig",
            "wishlists": "WishlistsConfig",
            "dashboard": "DashboardConfig",
            "dashboard.reports": "ReportsDashboardConfig",
            "dashboard.users": "UsersDashboardConfig",
            "dashboard.orders": "OrdersDashboardConfig",
            "dashboard.catalogue": "CatalogueDashboardConfig",
            "dashboard.offers": "OffersDashboardConfig",
            "dashboard.partners": "PartnersDashboardConfig",
            "dashboard.pages": "PagesDashboardConfig",
            "dashboard.ranges": "RangesDashboardConfig",
            "dashboard.reviews": "ReviewsDashboardConfig",
            "dashboard.vouchers": "VouchersDashboardConfig",
            "dashboard.communications": "CommunicationsDashboardConfig",
            "dashboard.shipping": "ShippingDashboardConfig",
        }.items()
    ),
    "widget_tweaks",
    "haystack",
    "treebeard",
    "django_tables2",
    "rest_framework",
    "oscarapi",
    "regulars_oscar.Regulars",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "oscar.apps.basket.middleware.BasketMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.search.context_processors.search_form",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.apps.communication.notifications.context_processors.notifications",
                "oscar.core.context_processors.metadata",
            ]
        },
    }
]
OSCAR_DEFAULT_CURRENCY = "GBP"
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_DYNAMIC_CLASS_LOADER = "shop_classes.loaded"
OSCAR_INITIAL_ORDER_STATUS = OSCAR_INITIAL_LINE_STATUS = "new"
OSCAR_ORDER_STATUS_PIPELINE = {"new": ("Cancelled",), "Cancelled": ()}
OSCAR_SEND_REGISTRATION_EMAIL = False
OSCARAPI_BLOCK_ADMIN_API_ACCESS = True
REGULARS = {
    "secret": os.environ["SHOP_SECRET"],
    "address": os.environ["SHOP_TELLS"],
    "words": {"delivered": ["Piegādāts"]},
    "consent": {"email": ("accepts_offers", "accepts_offers_at")},
}
