"""Settings. Development needs none; production refuses to start and names the missing variable."""

from __future__ import annotations

import os
import secrets
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent.parent
PRODUCTION = os.environ.get("CCHC_ENV") == "production"


def _required(name: str, development: str) -> str:
    value = os.environ.get(name, "" if PRODUCTION else development)
    if not value:
        raise ImproperlyConfigured(f"CCHC_ENV=production cần biến môi trường {name}.")
    return value


DATA = Path(_required("CCHC_DATA", "var")).resolve()  # database, files, keys, the installation's own content
DATA.mkdir(parents=True, exist_ok=True)
CONTENT_ROOTS = (PACKAGE / "content", DATA / "content")
FACTS = (
    "cchc.dossiers.facts.DOSSIER_FACTS",
    "cchc.catalogue.facts.CATALOGUE_FACTS",
    "cchc.plans.facts.PLAN_FACTS",
    "cchc.inspections.facts.INSPECTION_FACTS",
    "cchc.certification.facts.CERTIFICATION_FACTS",
    "cchc.queue.facts.QUEUE_FACTS",
    "cchc.parindex.facts.INDEX_FACTS",
)  # what figures are counted from


def _secret_key() -> str:
    """Production names its key; otherwise one is made once and kept beside the data."""
    if PRODUCTION:
        return _required("CCHC_SECRET_KEY", "")
    kept = DATA / "secret-key"
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(50))
        kept.chmod(0o600)
    return kept.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = _required("CCHC_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")

# Where citizens reach the portal, as QR codes on boards say it; empty: the address by which the office came.
PUBLIC_ADDRESS = os.environ.get("CCHC_PUBLIC_ADDRESS", "").rstrip("/")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "template_partials",
    "django_htmx",
    "axes",
    "csp",
    "cchc.ui",
    "cchc.audit",
    "cchc.organization",
    "cchc.accounts",
    "cchc.documents",
    "cchc.plans",
    "cchc.catalogue",
    "cchc.dossiers",
    "cchc.handovers",
    "cchc.inspections",
    "cchc.indicators",
    "cchc.parindex",
    "cchc.queue",
    "cchc.certification",
    "cchc.desk",
    "cchc.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cchc.config.query_plans.PlannedWithValues",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cchc.ui.middleware.clean_text",
    "cchc.accounts.middleware.acting_post",
    "cchc.accounts.middleware.closed_unless_opened",
    "cchc.ui.middleware.refusals_as_pages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cchc.config.urls"
WSGI_APPLICATION = "cchc.config.wsgi.application"

FORM_RENDERER = "cchc.ui.rendering.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "cchc.accounts.context.frame",
            ],
            "builtins": ["cchc.ui.templatetags.ui"],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(_required("CCHC_DATABASE", f"sqlite:///{DATA / 'cchc.sqlite3'}"), conn_max_age=60)
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # the lock of this engine: select_for_update does nothing here
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA cache_size=-32000;",
    }
    DATABASES["default"]["TEST"] = {"NAME": os.environ.get("CCHC_TEST_SQLITE")}
else:
    DATABASES["default"]["OPTIONS"] = {
        "server_side_binding": True,
        "prepare_threshold": 3,  # planned once, sent often
        # To compile a query takes a second or two: worth it for scans of a province's years, which take five and more.
        "options": "-c jit_above_cost=1000000 -c jit_optimize_above_cost=1000000 -c jit_inline_above_cost=-1",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "cchc.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "cchc.accounts.passwords.UnlikeTheOwner"},
    {"NAME": "cchc.accounts.passwords.Uncommon"},
    {"NAME": "cchc.accounts.passwords.NotOnlyDigits"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "my_work"
LOGOUT_REDIRECT_URL = "sign_in"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # so that the page can say when it opens again
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "cchc.accounts.lockout.username_of"
AXES_LOCKOUT_CALLABLE = "cchc.accounts.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "cchc.accounts.lockout.address_of"
PROXIES = int(os.environ.get("CCHC_PROXIES", "0"))  # in front of the server, each adding to X-Forwarded-For

SESSION_ENGINE = "cchc.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "cchc.ui.views.stale_form"
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_PERMISSIONS = 0o640

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "axes": {"level": "ERROR"},
        "pyhanko": {"level": "ERROR"},  # it warns of a signature that is not good, which the page says
        "psycopg": {"level": "ERROR"},  # it warns of a refused act, which the act itself answers
    },
}
