"""How is Django set up here?

The environment says where the database is (DATABASE_URL, and DATABASE_OWNER_URL for the role that
owns the tables); `regulars.host` fills both in for the embedded server before Django starts.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from regulars.host.address import django_database
from regulars.web.assets import every_file, fingerprint
from regulars.web.reach.client import networks

HERE = Path(__file__).parent
LOCAL_URL = f"http://localhost:{os.environ.get('REGULARS_PORT') or 8000}"
BASE_URL = (os.environ.get("REGULARS_URL") or LOCAL_URL).rstrip("/")
APP_URL = os.environ.get("DATABASE_URL", "postgresql:///regulars")
OWNER_URL = os.environ.get("DATABASE_OWNER_URL", APP_URL)

SECRET_KEY = os.environ.get("REGULARS_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = [
    *os.environ.get("REGULARS_HOSTS", "localhost,127.0.0.1,[::1]").split(","),
    urlsplit(BASE_URL).hostname or "localhost",
]


def folders(name: str) -> list[Path]:
    """Every folder's own subfolder of that name: each part brings its templates and static files."""
    return sorted([*HERE.glob(f"*/{name}"), *HERE.glob(f"*/*/{name}")])


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
    "regulars.web.security.ContentSecurityPolicy",
    "regulars.web.security.NoNul",
    "regulars.web.pages.errors.WrongMethod",
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
    "regulars.web.access.AccessMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": folders("templates"),
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.l10n",
                "django.templatetags.static",
                "regulars.web.templatetags.regulars",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "regulars.web.context.shell",
            ],
        },
    },
]

TRUSTED_PROXIES = networks(os.environ.get("REGULARS_PROXIES") or "127.0.0.1,::1")
HTTPS = BASE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
FILE_UPLOAD_HANDLERS = [
    "regulars.web.uploads.FromStaffOnly",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 30 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "regulars.web.pages.errors.stale"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "regulars.web.signin.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
EMAIL_BACKEND = "regulars.channels.staff_mail.StaffMail"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
MFA_ADAPTER = "regulars.web.signin.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Regulars"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("lv", _("Latvian")), ("bg", _("Bulgarian")), ("ru", _("Russian"))]
LOCALE_PATHS = [HERE / "locale"]

STATICFILES_DIRS = folders("static")
STATIC_URL = f"/static/{fingerprint(STATICFILES_DIRS)}/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = every_file

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners; the page says what to do
        "procrastinate": {"level": "WARNING"},
        "psycopg.pool": {"level": "ERROR"},  # it tries again by itself
        "urllib3": {"level": "INFO"},  # below, it says whole addresses, and a bot's token stands in its own
    },
}
