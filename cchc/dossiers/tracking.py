"""How does a citizen's paper lead to his dossier? By its code and a short token that nobody can guess."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from cchc.dossiers.models import Dossier, DossierGroup

TOKEN_BYTES = 9  # 72 bits: twelve letters in the QR code


def token(dossier: Dossier | DossierGroup) -> str:
    """The proof that somebody holds the dossier's receipt."""
    proof = salted_hmac("cchc.dossiers.tracking", str(dossier.pk), algorithm="sha256").digest()
    return urlsafe_b64encode(proof[:TOKEN_BYTES]).decode()


def dossier_of(code: str, token_sent: str) -> Dossier | None:
    """The dossier whose paper was shown; None when code and token do not belong together."""
    dossier = Dossier.objects.filter(code=code).first()
    return dossier if dossier and constant_time_compare(token(dossier), token_sent) else None


def address_of(dossier: Dossier | DossierGroup) -> str:
    """The public page that the QR code opens, without the host."""
    return f"{reverse('track')}?{urlencode({'ma': dossier.code, 'khoa': token(dossier)})}"
