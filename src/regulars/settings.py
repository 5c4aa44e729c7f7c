"""How is Django set up here?

The environment says where the database is (DATABASE_URL, and DATABASE_OWNER_URL for the role that
owns the tables); `regulars.host` fills both in for the embedded server before Django starts.
"""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from regulars.host.address import django_database

HERE = Path(__file__).parent
APP_URL = os.environ.get("DATABASE_URL", "postgresql:///regulars")
OWNER_URL = os.environ.get("DATABASE_OWNER_URL", APP_URL)

SECRET_KEY = os.environ.get("REGULARS_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("REGULARS_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "regulars",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "procrastinate.contrib.django",
]

DATABASES = {"default": django_database(APP_URL), "owner": django_database(OWNER_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "regulars.urls"
WSGI_APPLICATION = "regulars.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("lv", _("Latvian")), ("bg", _("Bulgarian")), ("ru", _("Russian"))]
LOCALE_PATHS = [HERE / "locale"]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
