"""What can go wrong at the ledger's door."""

from __future__ import annotations

from argosy.kernel.errors import ArgosyError


class BadTransfer(ArgosyError):
    """A transfer that may not be written: amount not positive, one account on both sides, or mixed currencies."""

    def __init__(self, reason: str, kind: str) -> None:
        super().__init__("ledger-bad-transfer", fields=("transfer",), status=422, reason=reason, kind=kind)


class TransferConflict(ArgosyError):
    """The key (journal, kind, subject) is taken by a transfer with other accounts or another amount."""

    def __init__(self, journal_id: object, kind: str) -> None:
        super().__init__("ledger-transfer-conflict", status=409, journal=str(journal_id), kind=kind)


class AccountConflict(ArgosyError):
    """The account is open already with another kind, currency or owner."""

    def __init__(self, code: str) -> None:
        super().__init__("ledger-account-conflict", fields=("code",), status=409, account=code)


class UnknownAccount(ArgosyError):
    """No account has this code."""

    def __init__(self, code: str) -> None:
        super().__init__("ledger-unknown-account", fields=("code",), status=404, account=code)


class BadCursor(ArgosyError):
    """The cursor was not made by this statement."""

    def __init__(self) -> None:
        super().__init__("ledger-bad-cursor", fields=("cursor",))
