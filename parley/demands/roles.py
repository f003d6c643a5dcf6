"""Roles: which actors stand in one role of an act, and which rule found them."""

from __future__ import annotations

from typing import NamedTuple


class Roles(NamedTuple):
    """Actor ids in one role and the name of the rule that found them."""

    ids: tuple[str, ...] = ()
    rule: str = "none"


NOBODY = Roles()  # whom most places name
