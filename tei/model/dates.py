"""A date's value as TEI's ``att.datable.w3c`` writes it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DateValue"]


@dataclass(frozen=True, slots=True)
class DateValue:
    """``when``, or ``from_``/``to``, or ``not_before``/``not_after``; each an ISO 8601 date of any precision.

    ``1956-09-10``, ``1956-09``, ``1956``, ``--09-13`` or with a time ``1962-10-30T11:20:00``. An empty value
    (nothing set) is a date that was recognised but cannot be given a value.
    """

    when: str | None = None
    from_: str | None = None
    to: str | None = None
    not_before: str | None = None
    not_after: str | None = None

    def attrs(self) -> tuple[tuple[str, str], ...]:
        """As attribute pairs with TEI's names, empty ones left out."""
        pairs = (
            ("when", self.when),
            ("from", self.from_),
            ("to", self.to),
            ("notBefore", self.not_before),
            ("notAfter", self.not_after),
        )
        return tuple((name, value) for name, value in pairs if value)

    @property
    def day(self) -> str | None:
        """``YYYY-MM-DD`` if the value is one day, else ``None``."""
        if self.when and len(self.when) >= 10 and not self.when.startswith("--"):
            return self.when[:10]
        return None

    def __bool__(self) -> bool:
        return bool(self.attrs())
