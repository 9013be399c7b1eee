"""`bg-remover network`: the offline lock, and the log of connections."""

from __future__ import annotations

import argparse
import dataclasses
import json

from desktop.cli.ending import DONE
from desktop.cli.show import Screen
from desktop.cloud.connection_log import ConnectionLog
from desktop.paths import Places
from desktop.store.settings import SettingsFile


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """One of the actions; the exit code."""
    places = Places.of_user()
    if arguments.action == "log":
        return _log(ConnectionLog(places.logs), as_json=arguments.json)
    file = SettingsFile(places.settings_file)
    if arguments.action in ("allow", "forbid"):
        return _allow(file, arguments.host.lower(), screen, allowed=arguments.action == "allow")
    is_on = arguments.action == "lock"
    file.save(dataclasses.replace(file.load(), offline_lock=is_on))
    screen.say(
        "The offline lock is on: nothing connects to anything."
        if is_on
        else "The offline lock is off: what you ask for may connect."
    )
    return DONE


def _allow(file: SettingsFile, host: str, screen: Screen, *, allowed: bool) -> int:
    settings = file.load()
    hosts = {*settings.lan_hosts, host} if allowed else {*settings.lan_hosts} - {host}
    file.save(dataclasses.replace(settings, lan_hosts=tuple(sorted(hosts))))
    screen.say(f"Pictures may {'' if allowed else 'not '}be fetched from {host} of your own network.")
    return DONE


def _log(log: ConnectionLog, *, as_json: bool) -> int:
    connections = log.connections()
    if as_json:
        print(json.dumps([dataclasses.asdict(one) for one in connections], indent=1))
        return DONE
    if not connections:
        print("No connection was ever made.")
        return DONE
    rows = [("TIME (UTC)", "HOST", "WHY", "WHAT", "SENT", "RECEIVED")]
    rows += [
        (one.at, one.host, one.why, one.ending, f"{one.sent_bytes:,} B", f"{one.received_bytes:,} B")
        for one in connections
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print(f"\nThe same is in {log.file}.")
    return DONE
