"""The reference service on one machine.

python -m service [serve]      the API, a worker and an issuer for development
python -m service worker       one more worker on the same folder
python -m service add-user     somebody who may sign in; prints the password
python -m service add-credits  credits for a user
python -m service rotate       sign with a new secret from now on
python -m service new-secrets  the first signing secrets, for SSM
python -m service openapi      the OpenAPI document
"""

from __future__ import annotations

import argparse
import json
import logging
import signal
import socket
import sys
import tempfile
import threading
from pathlib import Path

import uvicorn

from desktop.core.errors import AppError
from service.embedded.files import User
from service.embedded.local import Local, Place, local_service, profile
from service.errors import ConfigError
from service.log import keep_log
from service.signing import dump_secrets, new_secret, rotate
from service.work.worker import Worker

_FIRST_CREDITS = 1000
_SWEEP_S = 3600
log = logging.getLogger("service")


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0, or 2 when the service cannot start as it is configured."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (ConfigError, AppError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data", type=Path, default=Path("service-data"), help="folder of everything it keeps"
    )
    shared.add_argument("--config", type=Path, help="TOML file over the defaults")
    shared.add_argument("--port", type=int, default=8077, help="0 for any free one")
    shared.add_argument("--url", help="how it is reached from outside, http://127.0.0.1:PORT when not given")
    parser = argparse.ArgumentParser(
        "python -m service",
        description=__doc__,
        parents=[shared],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=_serve, tenant="demo", workers=1, token_s=3600)
    commands = parser.add_subparsers()
    serve = commands.add_parser("serve", parents=[shared], help="the API with a worker")
    serve.add_argument("--tenant", default="demo", help="of the user that is made the first time")
    serve.add_argument(
        "--workers", type=int, default=1, help="threads that work on jobs; 0 for the API alone"
    )
    serve.add_argument("--token-s", type=int, default=3600, help="how long tokens are good")
    serve.set_defaults(run=_serve)
    commands.add_parser("worker", parents=[shared]).set_defaults(run=_work)
    user = commands.add_parser("add-user", parents=[shared])
    user.add_argument("name")
    user.add_argument("--tenant", default="demo")
    user.add_argument("--group", action="append", default=[], help="admin, staff; may be given again")
    user.set_defaults(run=_add_user)
    credits = commands.add_parser("add-credits", parents=[shared])
    credits.add_argument("name")
    credits.add_argument("amount", type=int)
    credits.set_defaults(run=_add_credits)
    commands.add_parser("rotate", parents=[shared]).set_defaults(run=_rotate)
    commands.add_parser("new-secrets").set_defaults(run=_new_secrets)
    commands.add_parser("openapi").set_defaults(run=_openapi)
    return parser


def _serve(options: argparse.Namespace) -> int:
    with socket.create_server(("127.0.0.1", options.port)) as listener:
        return _serve_on(listener, options)


def _serve_on(listener: socket.socket, options: argparse.Namespace) -> int:
    url = options.url or f"http://127.0.0.1:{listener.getsockname()[1]}"
    place = Place(options.data, url, options.config, options.token_s)
    with local_service(place) as local:
        config = local.backend.configuration.current()
        keep_log(config.log_level)
        _greet(place, local, options.tenant)
        stop = threading.Event()
        threads = [
            threading.Thread(target=Worker(local.backend.works()).run, args=(stop,), name=f"worker-{number}")
            for number in range(options.workers)
        ]
        threads.append(threading.Thread(target=_sweep, args=(local, stop), name="sweeper-0"))
        for thread in threads:
            thread.start()
        server = uvicorn.Server(
            uvicorn.Config(local.app, log_config=None, access_log=False, timeout_graceful_shutdown=10)
        )
        try:
            server.run(sockets=[listener])
        finally:
            stop.set()
            for thread in threads:
                thread.join()
    return 0


def _greet(place: Place, local: Local, tenant: str) -> None:
    """Tell whoever started it how to sign in and what the program imports; a password only once."""
    if not place.users.names():
        password = place.users.add(User("admin", tenant, ("admin",)))
        local.backend.wallet.credit("admin", _FIRST_CREDITS, "first-credits", "For a start")
        print(f"user admin, password {password}: shown this once, {_FIRST_CREDITS} credits", flush=True)
    prefix = local.backend.configuration.current().prefix
    told = profile(place, tenant, prefix)
    file = place.folder / "profile.json"
    file.write_text(told.model_dump_json(by_alias=True, indent=2), "utf-8")
    print(f"listening on {told.api}; profile for the program in {file}:", flush=True)
    print(told.model_dump_json(by_alias=True), flush=True)


def _sweep(local: Local, stop: threading.Event) -> None:
    while not stop.wait(_SWEEP_S):
        local.sweep()


def _work(options: argparse.Namespace) -> int:
    place = Place(options.data, options.url or f"http://127.0.0.1:{options.port}", options.config)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with local_service(place) as local:
        keep_log(local.backend.configuration.current().log_level)
        Worker(local.backend.works()).run(stop)
    return 0


def _add_user(options: argparse.Namespace) -> int:
    place = Place(options.data, "http://127.0.0.1")
    password = place.users.add(User(options.name, options.tenant, tuple(options.group)))
    print(f"user {options.name} of {options.tenant}, password {password}")
    return 0


def _add_credits(options: argparse.Namespace) -> int:
    from service.domain.ids import new_seed

    with local_service(Place(options.data, "http://127.0.0.1", options.config)) as local:
        local.backend.wallet.credit(options.name, options.amount, new_seed(), "Added by hand")
        print(f"{options.name} has {local.backend.wallet.balance(options.name)} credits")
    return 0


def _rotate(options: argparse.Namespace) -> int:
    fresh = rotate(Place(options.data, "http://127.0.0.1").secrets)
    print(f"signing with secret {fresh.id} from now on; what was signed before stays good until it ends")
    return 0


def _new_secrets(options: argparse.Namespace) -> int:
    del options
    print(dump_secrets((new_secret(),)))
    return 0


def _openapi(options: argparse.Namespace) -> int:
    del options
    with (
        tempfile.TemporaryDirectory() as folder,
        local_service(Place(Path(folder), "http://127.0.0.1:8077")) as local,
    ):
        print(json.dumps(local.app.openapi(), indent=1, sort_keys=True, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
