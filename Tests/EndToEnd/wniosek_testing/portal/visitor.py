"""Somebody who visits the portal with next to nothing: requests, cookies, redirects, and the forms of a page."""

import http.client
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from .elements import Element, parsed

Fields = Sequence[tuple[str, str]]
Files = Sequence[tuple[str, Path]]


@dataclass(frozen=True)
class Page:
    """What an address answered, after redirects."""

    path: str
    """Without what stands after `?` and `#`."""
    query: str
    fragment: str
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @cached_property
    def tree(self) -> Element:
        return parsed(self.body)

    @property
    def heading(self) -> str:
        return self.tree.one("h1").text

    @property
    def title(self) -> str:
        return self.tree.one("title").text

    @property
    def problems(self) -> list[str]:
        """Lines of the summary of problems."""
        summary = self.tree.first("div", "error-summary")
        return [line.text for line in summary.all("li")] if summary else []

    @property
    def form(self) -> Element:
        """The form of the page's content that can be sent; the last one where there are several."""
        return [form for form in self.tree.one("main").all("form") if form.get("method") == "post"][-1]


class Visitor:
    """Keeps cookies as a browser does, those for TLS too: browsers trust loopback."""

    def __init__(self, url: str, cookies: dict[str, str] | None = None) -> None:
        address = urlsplit(url)
        self.url = url
        self._host, self._port = address.hostname or "", address.port
        self._connection: http.client.HTTPConnection | None = None
        self.cookies = dict(cookies or {})
        self.cookie_lines: dict[str, str] = {}
        """The last `Set-Cookie` of each name."""

    def twin(self) -> "Visitor":
        """The same browser as it is now, from here on apart: an old page, a second tab at the same moment."""
        return Visitor(self.url, self.cookies)

    def get(self, path: str, **headers: str) -> Page:
        return self._followed("GET", path, None, headers)

    def post(self, path: str, fields: Fields, files: Files | None = None, **headers: str) -> Page:
        """`files`: sends them as browsers do; None: the form has no inputs for files."""
        if files is None:
            body, media_type = urlencode(fields).encode(), "application/x-www-form-urlencoded"
        else:
            body, media_type = multipart(fields, files)
        return self._followed("POST", path, body, {"Content-Type": media_type} | headers)

    def send(self, page: Page, form: Element, button: Element | None = None) -> Page:
        """Presses a button of a form with what already stands in it."""
        fields = [(name, text) for control in form.all() if (name := control.get("name")) and (text := _sent(control)) is not None]
        if button is not None and (name := button.get("name")):
            fields.append((name, button.get("value") or ""))
        files: Files | None = [] if form.get("enctype") == "multipart/form-data" else None
        return self.post(form.get("action") or page.path, fields, files)

    def request(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Page:
        """One request, no redirect followed, cookies taken over."""
        if self.cookies:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} | headers
        address = urlsplit(path)
        path = path.partition("#")[0]
        for attempt in (1, 2):
            if self._connection is None:
                self._connection = http.client.HTTPConnection(self._host, self._port, timeout=60)
            try:
                self._connection.request(method, path, body, headers)
                response = self._connection.getresponse()
                break
            except (http.client.RemoteDisconnected, ConnectionError):
                # The service may close a connection that was idle; a fresh one that breaks is a finding.
                is_fresh, self._connection = attempt == 2, None
                if is_fresh:
                    raise
        page = Page(address.path, address.query, address.fragment, response.status, response.headers, response.read())
        self._keep_cookies(page)
        return page

    def _followed(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Page:
        page = self.request(method, path, body, headers)
        for _ in range(5):
            if page.status != 303:
                return page
            page = self.request("GET", page.headers["Location"], None, {})
        raise AssertionError(f"{method} {path} leads from page to page without end")

    def _keep_cookies(self, page: Page) -> None:
        for line in page.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookie_lines[name] = line
            if "Max-Age=0" in line:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value


def multipart(fields: Fields, files: Files) -> tuple[bytes, str]:
    """Body and media type (RFC 7578)."""
    boundary = f"----{secrets.token_hex(16)}"
    body = b""
    for name, text in fields:
        body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
    for name, file in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file.name}"'
        body += f"{head}\r\nContent-Type: application/pdf\r\n\r\n".encode() + file.read_bytes() + b"\r\n"
    return body + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def _sent(control: Element) -> str | None:
    """What a browser sends of a control; None: nothing."""
    kind = control.get("type")
    match control.tag:
        case "input" if kind in ("radio", "checkbox"):
            return control.get("value") or "on" if control.get("checked") is not None else None
        case "input" if kind not in ("file", "submit"):
            return control.get("value") or ""
        case "textarea":
            return control.raw_text.removeprefix("\n")
        case "select":
            chosen = control.first("option", selected="") or control.first("option")
            return chosen.get("value") if chosen else None
        case _:
            return None
