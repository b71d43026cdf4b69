"""How the moves made with a prospect stand today, with the days to recharge that the user chose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from walkaway import paths, settings
from walkaway.cli import CommandError
from walkaway.moves import all_recharge_days
from walkaway.prospects.ledger import Used
from walkaway.prospects.recharge import Freshness, freshness


def standing(used: Mapping[str, Used]) -> list[tuple[Used, Freshness]]:
    """Each move with how it stands. Raises CommandError."""
    try:
        own = settings.load(paths.settings_file()).recharge_days
    except settings.SettingsError as error:
        raise CommandError(f"{error}. Mend the file.") from error
    days, now = all_recharge_days(own), datetime.now().astimezone()
    return [(each, freshness(each.move, each.last, now, days)) for each in used.values()]
