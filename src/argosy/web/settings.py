"""Django's settings, from the environment and the data folder.

DATABASE_URL names your own PostgreSQL; without it the embedded one of ARGOSY_HOME is used. ARGOSY_SECRET_KEY, when unset, is made
once and kept in the data folder.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from argosy.kernel.home import home

ROOT = Path(__file__).parent
HOME = home()
TESTING = os.environ.get("ARGOSY_TESTING") == "1"


def _secret() -> str:
    if given := os.environ.get("ARGOSY_SECRET_KEY"):
        return given
    kept = HOME / "secret-key"
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            os.link(fresh, kept)
        except FileExistsError:
            pass
        fresh.unlink()
    return kept.read_text().strip()


def _database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    if not TESTING:
        options["pool"] = {"min_size": 1, "max_size": 16, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": str(options.pop("port", parts.port or "")),
        "OPTIONS": options,
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }


def _database_url() -> str:
    if given := os.environ.get("DATABASE_URL"):
        return given
    from argosy.kernel.postgres import database_url

    return database_url()


SECRET_KEY = _secret()
DEBUG = os.environ.get("ARGOSY_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("ARGOSY_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
PUBLIC_URL = os.environ.get("ARGOSY_URL", f"http://localhost:{os.environ.get('ARGOSY_PORT', '8000')}")

DATABASES = {"default": _database(_database_url())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = [
    "kernel",
    "programme",
    "catalogue",
    "content",
    "compliance",
    "pricing",
    "ledger",
    "campaigns",
    "fulfilment",
    "settlement",
    "invoicing",
    "checkout",
    "channel",
    "insight",
    "repricing",
    "safety",
    "aftersales",
    "handover",
    "launch",
    "web",
]
INSTALLED_APPS = [
    *(f"argosy.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "argosy.web.middleware.Shell",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
#: Of these, what a request to the API passes that brings no session: the rest has nothing to do there, but for the first, whose headers are added.
API_MIDDLEWARE = ["argosy.web.middleware.Shell"]
ROOT_URLCONF = "argosy.web.urls"
WSGI_APPLICATION = "argosy.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {"environment": "argosy.web.jinja.environment", "autoescape": True, "auto_reload": DEBUG},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

AUTH_USER_MODEL = "kernel.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_ADAPTER = "argosy.web.accounts.Adapter"
ACCOUNT_RATE_LIMITS: bool | dict[str, str] = False if TESTING else {}
# Attempts to log in are counted for all web processes of a machine together.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if TESTING
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(HOME / "cache")}
}
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/account/home/"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
# Brands' documents: read through the consoles and the API alone, never by address.
DOCUMENT_ROOT = HOME / "documents"

EMAIL_BACKEND = os.environ.get("ARGOSY_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = HOME / "mail"
DEFAULT_FROM_EMAIL = "Argosy <orders@argosy.example>"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PUBLIC_URL.startswith("https://"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "argosy.web.shop.answers.csrf_failed"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # A reader's slip is an answer, not an event; what breaks is logged as an error.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ARGOSY_LOG_LEVEL", "WARNING")},
}
