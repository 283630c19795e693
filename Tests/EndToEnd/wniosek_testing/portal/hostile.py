"""Posts that no browser makes: seeded, so that a post that breaks something can be made again."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from .elements import Element
from .filling import begin
from .examples import Example
from .visitor import Visitor

URLENCODED = "application/x-www-form-urlencoded"
_METHODS = ["POST"] * 30 + ["PUT", "DELETE", "PATCH"]
_INDICES = ["-1", "0", "1", "29", "30", "99", "4294967296", "9" * 40, "½", "٣", "*", "", "0x1", "1e3", " 0", "-0", "+1"]


@dataclass(frozen=True, slots=True)
class Post:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    may_save: bool
    """Whether it is one that a draft may take something from."""


@dataclass(slots=True)
class Target:
    """A draft in progress in some browser."""

    visitor: Visitor
    start: str
    token: str
    names: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)

    @staticmethod
    def of(url: str, example: Example, sections: Sequence[str]) -> "Target":
        visitor = Visitor(url)
        page = begin(visitor, example)
        target = Target(visitor, example.start, _value(page.form, "_token"), sections=list(sections))
        for section in sections:
            form = visitor.get(f"{example.start}/krok/{section}").tree.one("main").first("form", "form")
            target.names += [name for control in form.all() if (name := control.get("name"))] if form else []
        return target


class HostilePosts:
    def __init__(self, seed: int, targets: Sequence[Target], canaries: Sequence[str]) -> None:
        self._random = random.Random(seed)
        self._targets = targets
        self._canaries = canaries

    def next(self) -> Post:
        chance = self._random
        target = chance.choice(self._targets)
        cookies = self._cookies(target)
        token = self._token(target)
        media_type, body = chance.choice(self._bodies)(self, target, token)
        headers = {"Content-Type": media_type} if media_type is not None else {}
        if cookies:
            headers["Cookie"] = cookies
        if chance.random() < 0.1:
            headers["Sec-Fetch-Site"] = chance.choice(["cross-site", "same-site", "none", "same-origin", "X", "x" * 500])
        is_from_here = headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
        is_known = f"__Host-wniosek={target.visitor.cookies['__Host-wniosek']}" in cookies
        method = chance.choice(_METHODS)
        may_save = method == "POST" and token == target.token and is_from_here and is_known
        return Post(method, self._path(target), headers, body, may_save)

    def _path(self, target: Target) -> str:
        chance = self._random
        step = f"{target.start}/krok/{chance.choice(target.sections)}"
        if chance.random() < 0.75:
            return step + chance.choice(["", "", "?z=bledu", "?z=podsumowania", "?z=" + "x" * 300, "?z=%ff", "?%00", "?z=a&z=b"])
        odd = ["%2e%2e", "%00", "%ff", "..%2f..", "krok", "a" * 1500, "%F0%9F%92%A3", ";", "'", "%22%3E%3Cscript%3E", "-", "0"]
        ends = ["/rozpocznij", "/podsumowanie", "/potwierdzenie", "/nowy-wzor", "/jako-nowy", "/potwierdzenie/odpowiedzi", "/x", ""]
        return chance.choice(
            [
                f"{target.start}/krok/{chance.choice(odd)}",
                f"/wniosek/{chance.choice(odd)}/{chance.choice(odd)}/krok/applicant",
                f"/wniosek/{chance.choice(odd)}/x",
                target.start + chance.choice(ends),
                target.start + chance.choice(ends),
                f"/sprawdz/{chance.choice(['dodatek-mieszkaniowy', 'zasilek-rodzinny', 'pomoc-spoleczna', *odd])}",
                f"/{chance.choice(['szukaj', 'kontakt', 'pdf/kontakt', 'zasoby/portal.css', 'zasoby/..', 'krok', *odd])}",
                f"/stan-sprawy{chance.choice(['', '/sprawa', '/sprawa/zakoncz', '/sprawa/uzupelnienie', '/x'])}",
                "/",
            ]
        )

    def _token(self, target: Target) -> str:
        if self._random.random() < 0.75:
            return target.token
        forged = ["", "A" * 43, target.token[:-1], target.token + "A", target.token.lower(), "\x00", "ż" * 43, "x" * 5000]
        return self._random.choice(forged)

    def _cookies(self, target: Target) -> str:
        """As the browser has them, or tampered with."""
        chance = self._random
        cookies = dict(target.visitor.cookies)
        if chance.random() < 0.8:
            return _joined(cookies)
        name = chance.choice(list(cookies))
        value = cookies[name]
        place = chance.randrange(len(value))
        cookies[name] = chance.choice(
            [
                value[:place] + chance.choice("AZaz09-_.%") + value[place + 1 :],
                value[:place],
                chance.choice(_INDICES).encode().decode("latin-1") + "." + value,
                "",
                "%00",
                value * 2,
                chance.choice(list(cookies.values())),
            ]
        )
        text = _joined(cookies)
        return chance.choice([text, text, f"{text}; {text}", "=;=;;" + text, "", "x" * 3000])

    # Texts

    def _text(self) -> str:
        chance = self._random
        return chance.choice(
            [
                chance.choice(self._canaries),
                f"{chance.choice(self._canaries)} {chance.choice(self._canaries)}",
                "",
                " \t\u00a0\u2003 ",
                "\x00\x01\x1f\x7f\u0085\u2028\ufeff\uffff",
                "<script>alert(1)</script>\"'&{{layout.title}}{{{x}}}",
                "-0.00",
                "9" * chance.randrange(1, 400),
                "1e999",
                "31.02.2020",
                "0000-00-00",
                "a\r\nSet-Cookie: x=1\r\n\r\n",
                "\u202e\u0301" * chance.randrange(1, 50),
                "🏚️" * chance.randrange(1, 60),
                "ż" * chance.randrange(1, 3000),
                "true",
                "null",
                "../../../etc/passwd",
                "%s%n${jndi:ldap://x}",
            ]
        )

    def _name(self, target: Target) -> str:
        chance = self._random
        known = chance.choice(target.names)
        return chance.choice(
            [
                known,
                known,
                known.replace("/0/", f"/{chance.choice(_INDICES)}/"),
                known + "/" + chance.choice(_INDICES),
                "/a" * chance.randrange(1, 400),
                "/" + "/".join(chance.choice(_INDICES) for _ in range(chance.randrange(1, 60))),
                chance.choice(["/", "//", "/~", "/~0~1", "_", "_token", "_js", "_save", "_add", "_remove", "_clear", "", "*"]),
                chance.choice(self._canaries),
            ]
        )

    def _button(self, target: Target) -> tuple[str, str]:
        chance = self._random
        lists = ["/household/members", "/children", "/attachments", "/household/members/0/incomes", "/expenses/components", "/need"]
        place = f"{chance.choice(lists)}/{chance.choice(_INDICES)}" if chance.random() < 0.7 else chance.choice(lists)
        if chance.random() < 0.3:
            place += f"/incomes/{chance.choice(_INDICES)}"
        name = chance.choice(["_add", "_remove", "_clear", "_save", "_unknown", "_add[]"])
        return name, chance.choice([place, place, place, self._text(), self._name(target)])

    def _fields(self, target: Target, token: str) -> list[tuple[str, str]]:
        chance = self._random
        fields = [(self._name(target), self._text()) for _ in range(chance.choice([0, 1, 3, 8, 20]))]
        if chance.random() < 0.4:
            fields.append(self._button(target))
        if chance.random() < 0.1:
            fields += fields
        return [("_token", token), ("_js", chance.choice(["0", "1", "x"])), *fields]

    # Bodies

    def _urlencoded(self, target: Target, token: str) -> tuple[str, bytes]:
        return URLENCODED + self._random.choice(["", "; charset=utf-8", "; charset=utf-16"]), urlencode(self._fields(target, token)).encode()

    def _broken_escapes(self, target: Target, token: str) -> tuple[str, bytes]:
        chance = self._random
        body = urlencode(self._fields(target, token)).encode()
        for _ in range(3):
            place = chance.randrange(len(body) + 1)
            body = body[:place] + chance.choice([b"%", b"%z", b"%ff", b"%C5", b"\xff\xfe", b"&&&", b"=", b"%00", b"+", b"%ED%A0%80"]) + body[place:]
        return URLENCODED, body

    def _many_fields(self, target: Target, token: str) -> tuple[str, bytes]:
        count = self._random.choice([100, 2_900, 3_100, 6_000]) if self._random.random() < 0.15 else 60
        return URLENCODED, f"_token={quote(token)}&".encode() + b"&".join(b"/x/%d=%d" % (n, n) for n in range(count))

    def _huge_field(self, target: Target, token: str) -> tuple[str, bytes]:
        chance = self._random
        size = chance.choice([100_000, 250_000, 300_000, 2_000_000]) if chance.random() < 0.08 else chance.choice([5_000, 20_000])
        text = chance.choice([b"a", b"%01", b"%C5%BC", b"%20"]) * size
        return URLENCODED, f"_token={quote(token)}&{quote(chance.choice(target.names), safe='')}=".encode() + text[:size]

    def _other_type(self, target: Target, token: str) -> tuple[str | None, bytes]:
        types = ["application/json", "text/plain", "text/html", "multipart/mixed; boundary=x", "", "x", "application/xml", None]
        return self._random.choice(types), self._random.choice([b"", b"{}", b"_token=" + token.encode(), b"\x00" * 100, b"<a/>"])

    def _multipart(self, target: Target, token: str) -> tuple[str, bytes]:
        """Well built or broken in one place."""
        chance = self._random
        boundary = "grenze"
        parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}'.encode() for name, text in self._fields(target, token)]
        files = [b"%PDF-1.7 no", b"MZ", b"", b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, b"a" * chance.choice([10, 5_000])]
        name = chance.choice(["/attachments/0/sha256", *target.names])
        odd = chance.choice(["plik.pdf", "../../x.pdf", 'a"b.pdf', "\x00.pdf", "ż" * 300 + ".pdf", self._canaries[0] + ".pdf", ".", ""])
        parts.append(
            f'Content-Disposition: form-data; name="{name}"; filename="{odd}"\r\nContent-Type: application/pdf\r\n\r\n'.encode()
            + chance.choice(files)
        )
        body = b"".join(b"--grenze\r\n" + part + b"\r\n" for part in parts) + b"--grenze--\r\n"
        match chance.randrange(8):
            case 0:
                body = body[: chance.randrange(len(body))]
            case 1:
                boundary = chance.choice(["other", "", '"', "g" * 300, "grenz", "--", "grenze; x=y"])
            case 2:
                body = body.replace(b"\r\n", b"\n")
            case 3:
                body = body.replace(b"form-data", chance.choice([b"attachment", b"", b"form-data; name*=UTF-8''x", b"\xff"]))
            case 4:
                body = body.replace(b"name=", chance.choice([b"nom=", b"name", b'name="', b"NAME=="]), 1)
            case 5:
                body = b"--grenze" * chance.randrange(1, 200)
        return f"multipart/form-data; boundary={boundary}", body

    def _noise(self, target: Target, token: str) -> tuple[str, bytes]:
        return URLENCODED, self._random.randbytes(self._random.randrange(400))

    _bodies: Sequence[Callable[["HostilePosts", Target, str], tuple[str | None, bytes]]] = (
        _urlencoded, _urlencoded, _urlencoded, _urlencoded, _urlencoded, _broken_escapes, _many_fields, _huge_field, _other_type, _multipart, _multipart, _noise,
    )  # fmt: skip


def _joined(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def _value(form: Element, name: str) -> str:
    return form.one("input", name=name).get("value") or ""
