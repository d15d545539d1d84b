"""A place on an object store (S3, Google Cloud Storage, Azure), reached through fsspec.

Each object is replaced whole by the store itself. Credentials and end points come from where each store's own programs
take them (AWS_…, GOOGLE_APPLICATION_CREDENTIALS, AZURE_STORAGE_…), or from fsspec's settings (FSSPEC_S3_…). What the
libraries say of a fault may have keys in it, so no message repeats it.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from copflow.workspace.trouble import WORDS, Trouble

Headers = Callable[[str, str], dict[str, object]]
"""How a store is told the media type and Cache-Control of what is written: the arguments of fsspec's pipe_file."""


def _s3(media_type: str, cache: str) -> dict[str, object]:
    return {"ContentType": media_type, "CacheControl": cache}


def _google(media_type: str, cache: str) -> dict[str, object]:
    return {"content_type": media_type, "fixed_key_metadata": {"cache_control": cache}}


def _azure(media_type: str, cache: str) -> dict[str, object]:
    from azure.storage.blob import ContentSettings

    return {"content_settings": ContentSettings(content_type=media_type, cache_control=cache)}


def _memory(_media_type: str, _cache: str) -> dict[str, object]:
    return {}


class Kind(NamedTuple):
    """A kind of store: the extra of copflow that it needs, how it is told the headers, and who may write there."""

    extra: str
    headers: Headers
    credentials: str


AMAZON = Kind("s3", _s3, "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile of AWS")
GOOGLE = Kind("gcs", _google, "GOOGLE_APPLICATION_CREDENTIALS, or gcloud auth application-default login")
AZURE = Kind("azure", _azure, "AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT_NAME and its key")
MEMORY = Kind("publish", _memory, "")
KINDS = {"s3": AMAZON, "gs": GOOGLE, "gcs": GOOGLE, "az": AZURE, "abfs": AZURE, "abfss": AZURE, "memory": MEMORY}

FAULTS = {
    "NoCredentialsError": "no credentials were found",
    "PartialCredentialsError": "a part of the credentials is missing",
    "InvalidAccessKeyId": "its credentials were not accepted",
    "SignatureDoesNotMatch": "its credentials were not accepted",
    "ExpiredToken": "its credentials have expired",
    "ClientAuthenticationError": "its credentials were not accepted",
    "RefreshError": "its credentials were not accepted",
    "DefaultCredentialsError": "no credentials were found",
    "NoSuchBucket": "there is no such bucket",
    "ContainerNotFound": "there is no such container",
    "EndpointConnectionError": "it cannot be reached",
    "ClientConnectorError": "it cannot be reached",
    "ConnectTimeoutError": "it cannot be reached",
    "ServiceRequestError": "it cannot be reached",
    "ConnectionError": "it cannot be reached",
    "TimeoutError": "it did not answer in time",
    "PermissionError": "permission was denied",
    "FileNotFoundError": "there is no such bucket or container",
}
"""What is said of a fault, by the store's own code for it or by the name of its class or of one above that."""


class StoreError(Exception):
    """A store did not do what it was asked. The message is for people, and has no secrets in it."""


class Store:
    """Objects below an address. Every method raises StoreError."""

    def __init__(self, files: Any, root: str, kind: Kind) -> None:
        self._files = files
        self._root = root
        self._kind = kind

    def read(self, path: str) -> bytes | None:
        """An object's bytes; None if there is none."""
        with _told(self._kind):
            try:
                return bytes(self._files.cat_file(self._place(path)))
            except FileNotFoundError as error:
                if "NoSuchBucket" in _codes(error):
                    raise
                return None

    def has(self, path: str) -> bool:
        """Whether there is such an object."""
        with _told(self._kind):
            self._files.invalidate_cache()
            return bool(self._files.isfile(self._place(path)))

    def paths(self) -> Iterator[str]:
        """The path of every object below the address."""
        with _told(self._kind):
            self._files.invalidate_cache()
            found = list(self._files.find(self._root))
        start = len(self._place(""))
        yield from (path[start:] for path in found)

    def write(self, path: str, content: bytes, media_type: str, cache_control: str) -> None:
        """Write an object, or replace it, as a whole."""
        with _told(self._kind):
            self._files.pipe_file(self._place(path), content, **self._kind.headers(media_type, cache_control))

    def delete(self, path: str) -> None:
        """Delete an object, if it is there."""
        with _told(self._kind), suppress(FileNotFoundError):
            self._files.rm_file(self._place(path))

    def _place(self, path: str) -> str:
        return f"{self._root}/{path}"


UNKNOWN = "is no address where copflow can publish: these begin with file:///, s3://, gs:// or az://"


def kind_of(url: str) -> Kind | None:
    """The kind of store that an address begins with."""
    scheme, colon, _rest = url.partition("://")
    return KINDS.get(scheme) if colon else None


def open_store(url: str) -> Store | Trouble:
    """The store at an address, or why there is none."""
    name = shown_url(url)
    kind = kind_of(url)
    if kind is None:
        return Trouble(name, UNKNOWN)
    try:
        from fsspec.core import url_to_fs

        with _told(kind):
            files, root = url_to_fs(url)
    except (ImportError, StoreError) as error:
        if isinstance(error, ImportError) or isinstance(error.__cause__, ImportError):
            return Trouble(name, f"needs more than is installed: pip install 'copflow[{kind.extra}]'")
        return Trouble(name, f"cannot be published to: {error}")
    if not root.strip("/") and kind is not MEMORY:
        return Trouble(name, "names no bucket or container")
    return Store(files, root.rstrip("/"), kind)


def shown_url(url: str) -> str:
    """An address without what may be secret in it: a password, and what follows a question mark."""
    if "://" not in url:
        return url
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    is_container = parts.scheme in ("abfs", "abfss", "az") and ":" not in user
    return f"{parts.scheme}://{user}{at}{host}{parts.path}" if is_container else f"{parts.scheme}://{host}{parts.path}"


# ---- faults --------------------------------------------------------------------------------------------


@contextmanager
def _told(kind: Kind) -> Iterator[None]:
    """Whatever a library raises, in words."""
    try:
        yield
    except Exception as error:
        words = _why(error)
        needed = f" (they are taken from {kind.credentials})" if "credentials" in words else ""
        raise StoreError(words + needed) from error


def _why(error: BaseException) -> str:
    codes = _codes(error)
    for code in codes:
        if code in FAULTS:
            return FAULTS[code]
    if "connection_string or account_name" in str(error):  # a ValueError of adlfs
        return FAULTS["NoCredentialsError"]
    number = getattr(error, "errno", None)
    if isinstance(number, int) and number in WORDS:
        return WORDS[number]
    return f"its library says {codes[0]}"


def _codes(error: BaseException | None) -> list[str]:
    """The store's codes for a fault, and the names of its classes, from the most to the least exact."""
    codes: list[str] = []
    classes: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        codes += [code for code in _said_by(error) if re.fullmatch(r"[A-Za-z0-9]{2,60}", code)]
        classes += [kind.__name__ for kind in type(error).__mro__ if issubclass(kind, Exception)]
        error = error.__cause__ or error.__context__
    return [*codes, *classes]


def _said_by(error: BaseException) -> Iterator[str]:
    """The codes in an exception of botocore, of Azure and of gcsfs."""
    response = getattr(error, "response", None)
    if isinstance(response, dict):
        yield str(response.get("Error", {}).get("Code", ""))
    yield str(getattr(error, "error_code", None) or "")
    if str(error).startswith("Forbidden: ") or getattr(error, "code", None) in (401, 403):
        yield "PermissionError"
