"""Runs the application on granian, which reads and writes HTTP, keeps its limits, and stops gracefully."""

import asyncio
import errno
import ipaddress
import socket
import sys
from functools import partial
from typing import Any, NamedTuple

from copflow.serve.access import event
from copflow.serve.asgi import Application
from copflow.serve.keeper import Keeper
from copflow.serve.origins import origin_of
from copflow.serve.publish import BuiltFeeds
from copflow.serve.site import Manner, Site
from copflow.serve.sleepers import give_up_sleepers
from copflow.workspace import clock
from copflow.workspace.log_file import LogFile
from copflow.workspace.trouble import Trouble, why

MOST_HEAD = 16 * 1024
"""The longest head of a request in bytes; a longer one gets 431."""
PATIENCE = 15
"""Seconds that a client may take to send a head, that a connection may wait for the next one, and that a client may
take no more of its answer."""
STOP_SECONDS = 10
"""How long requests that are under way may take when the server is to stop."""
SETTLE = 0.5
"""Seconds after which the server listens, once it has begun."""


class Config(NamedTuple):
    """What is served, and where. `secret`: of which the addresses of the private feeds of plans are made."""

    paths: tuple[str, ...]
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    manner: Manner = Manner()
    log: str | None = None
    patience: int = PATIENCE
    secret: bytes | None = None


def make_application(config: Config) -> Application:
    """The application of one worker, with nothing read yet."""
    log = LogFile(config.log)

    publish = BuiltFeeds(config.secret, config.manner.address, live=config.manner.live)
    keeper = Keeper([origin_of(path, publish) for path in config.paths], config.manner, clock.now, log.write)

    def ready() -> None:
        begun = event(clock.now(), event="serving", host=config.host, port=config.port, files=len(keeper.site.files))
        log.write(begun)
        asyncio.get_running_loop().call_later(SETTLE, give_up_sleepers, config.patience * 1000)

    return Application(keeper, log.write, clock.now, ready)


def first_look(config: Config) -> Site:
    """What would be served now, to be judged before anything is."""
    publish = BuiltFeeds(config.secret, config.manner.address, live=config.manner.live)
    origins = [origin_of(path, publish) for path in config.paths]
    keeper = Keeper(origins, config.manner, clock.now, lambda _line: None)
    keeper.read()
    return keeper.site


def serve(config: Config) -> None:
    """Serve until a signal ends it (SIGTERM, SIGINT). Raises ImportError where granian is not installed."""
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "copflow",
        config.host,
        config.port,
        interface=Interfaces.ASGI,
        workers=config.workers,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=config.patience * 1000, max_buffer_size=MOST_HEAD),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
        log_dictconfig=TO_STDERR,
    )
    server.serve(target_loader=partial(make_application, config), wrap_loader=False)


TO_STDERR: dict[str, Any] = {
    "handlers": {"console": {"class": "logging.StreamHandler", "stream": "ext://sys.stderr"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
"""Where granian says what it has to say, which is seldom more than that a worker was ended."""


def address_of(host: str, port: int) -> str | Trouble:
    """The numeric address of a host of this machine on which nobody listens yet; or why nothing can be served there.

    It is tried out, because granian would share the port with whoever has it.
    """
    name = f"{host}:{port}"
    try:
        family, _kind, _protocol, _name, at = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            if sys.platform != "win32":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(at)
            tried.listen(1)
    except socket.gaierror:
        return Trouble(name, "there is no such host")
    except OSError as error:
        return Trouble(name, f"nothing can be served here: {REASONS.get(error.errno or 0) or why(error)}")
    return str(at[0])


REASONS = {
    errno.EADDRINUSE: "another program has this port; choose another one with --port",
    errno.EADDRNOTAVAIL: "this machine has no such address",
    errno.EACCES: "ports below 1024 are for the administrator; choose another one with --port",
}


def is_loopback(address: str) -> bool:
    """Whether only programs of this machine can ask there."""
    return ipaddress.ip_address(address.partition("%")[0]).is_loopback
