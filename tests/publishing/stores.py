"""Object stores on this machine: moto is S3, gcp-storage-emulator is Google Cloud Storage, Azurite is Azure."""

import json
import os
import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from email.parser import BytesParser
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from tests.publishing.needed import forget_stores, library

AZURITE = Path(__file__).parents[2] / "scripts" / "npm" / "node_modules" / ".bin" / "azurite-blob"
AZURE_KEY = b64encode(b"only for the tests of copflow").decode()

_numbers = count()


class Answer(NamedTuple):
    """What a web client gets that knows nothing of stores."""

    content: bytes
    media_type: str
    cache: str


class Place(NamedTuple):
    """An address for a publication in a new bucket, and the web address of what is in it."""

    url: str
    bucket: str
    web: str

    @property
    def files(self) -> Any:
        """The bucket, as fsspec shows it."""
        from fsspec.core import url_to_fs

        files, _root = url_to_fs(self.url)
        files.invalidate_cache()
        return files

    def names(self) -> list[str]:
        """All objects of the bucket."""
        return sorted(name.removeprefix(f"{self.bucket}/") for name in self.files.find(self.bucket))

    def put(self, name: str, content: bytes) -> None:
        """Put an object into the bucket that is not copflow's."""
        self.files.pipe_file(f"{self.bucket}/{name}", content)

    def content(self, name: str) -> bytes:
        """An object's bytes."""
        return bytes(self.files.cat_file(f"{self.bucket}/{name}"))

    def get(self, name: str) -> Answer:
        """An object over HTTP, without credentials. The emulator of Google says its headers in JSON."""
        if "/storage/v1/" not in self.web:
            content, headers = _get(f"{self.web}/{name}")
            return Answer(content, headers["Content-Type"], headers["Cache-Control"])
        place = f"{self.web}/{quote(name, safe='')}"
        said = json.loads(_get(place)[0])
        content, headers = _get(f"{place}?alt=media")
        assert headers["Content-Type"] == said["contentType"]
        return Answer(content, said["contentType"], said["cacheControl"])

    def is_gone(self, name: str) -> bool:
        """Whether a web client finds no such object."""
        try:
            self.get(name)
        except HTTPError as error:
            return error.code == 404
        return False


def _get(url: str) -> tuple[bytes, Message]:
    with urlopen(Request(url), timeout=10) as answer:
        return answer.read(), answer.headers


def _new_bucket() -> str:
    return f"bucket-{os.getpid()}-{next(_numbers)}"


# ---- servers -------------------------------------------------------------------------------------------


@contextmanager
def amazon() -> Iterator[None]:
    """S3 for as long as this lasts."""
    library("s3fs")
    server = library("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with _environment(
        AWS_ENDPOINT_URL=f"http://{host}:{port}",
        AWS_ACCESS_KEY_ID="AKIDOFTHETESTS",
        AWS_SECRET_ACCESS_KEY="secret-of-the-tests",
        AWS_DEFAULT_REGION="us-east-1",
    ):
        yield
    server.stop()


class _WholeType(Message):
    """The emulator would keep `text/calendar` alone of `text/calendar; charset=utf-8`; Google keeps all of it."""

    def get_content_type(self) -> str:
        short = super().get_content_type()
        return short if short.startswith("multipart/") else str(self.get("Content-Type", short))


@contextmanager
def google() -> Iterator[None]:
    """Google Cloud Storage for as long as this lasts."""
    library("gcsfs")
    emulator = library("gcp_storage_emulator.server")
    server = emulator.create_server("127.0.0.1", 0, in_memory=True)
    server.start()
    with _environment(
        STORAGE_EMULATOR_HOST=f"http://127.0.0.1:{server._api._httpd.server_port}",
    ) as patch:
        patch.setattr(emulator, "BytesParser", partial(BytesParser, _class=_WholeType))
        patch.setitem(library("fsspec.config").conf, "gs", {"token": "anon"})
        yield
    server.stop()


@contextmanager
def azure() -> Iterator[None]:
    """Azure's blobs for as long as this lasts."""
    library("adlfs")
    if not AZURITE.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{AZURITE.name} is not there: run scripts/npm-tools")
    # It sends home what it is used for, unless it is told not to.
    options = ["--inMemoryPersistence", "--blobPort", "0", "--skipApiVersionCheck", "--disableTelemetry"]
    environment = {**os.environ, "AZURITE_ACCOUNTS": f"copflow:{AZURE_KEY}"}
    with subprocess.Popen([AZURITE, *options], stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            with _environment(AZURE_STORAGE_CONNECTION_STRING=_connection(_listening(process))):
                yield
        finally:
            process.terminate()


def _listening(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"successfully listens on (\S+)", line):
            return found[1]
    raise AssertionError("Azurite ended before it listened")


def _connection(web: str) -> str:
    account = f"DefaultEndpointsProtocol=http;AccountName=copflow;AccountKey={AZURE_KEY}"
    return f"{account};BlobEndpoint={web.rstrip('/')}/copflow;"


@contextmanager
def _environment(**values: str) -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items():
            patch.setenv(name, value)
        forget_stores()
        yield patch


# ---- buckets -------------------------------------------------------------------------------------------


def amazon_bucket() -> Place:
    """A new bucket of S3, that everybody may read."""
    name = _new_bucket()
    place = Place(f"s3://{name}/feeds", name, f"{os.environ['AWS_ENDPOINT_URL']}/{name}")
    place.files.mkdir(name)
    everybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{name}/*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [everybody]})
    place.files.call_s3("put_bucket_policy", Bucket=name, Policy=policy)
    return place


def google_bucket() -> Place:
    """A new bucket of Google Cloud Storage."""
    name = _new_bucket()
    base = f"{os.environ['STORAGE_EMULATOR_HOST']}/storage/v1/b"
    body = json.dumps({"name": name}).encode()
    with urlopen(Request(base, body, {"Content-Type": "application/json"}), timeout=10):
        return Place(f"gs://{name}/feeds", name, f"{base}/{name}/o")


def azure_bucket() -> Place:
    """A new container of Azure, that everybody may read."""
    from azure.storage.blob import BlobServiceClient

    name = _new_bucket()
    with BlobServiceClient.from_connection_string(os.environ["AZURE_STORAGE_CONNECTION_STRING"]) as client:
        client.create_container(name, public_access="container")
        return Place(f"az://{name}/feeds", name, f"{client.url.rstrip('/')}/{name}")
