"""From HTML to PDF/UA-1 with WeasyPrint. Imported by renderers only."""

import logging
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .structure import pairs_into_tables

STYLESHEET_PATH = "/zasoby/portal.css"
_NO_ADDRESS = "https://portal.invalid/"

logging.disable(logging.CRITICAL)  # WeasyPrint's warnings quote addresses and styles of the document


class Refused(ValueError):
    """An address that is not the portal's style sheet."""


class OnlyStylesheet(URLFetcher):
    """Answers with the style sheet it was given and fetches nothing, whatever the address."""

    def __init__(self, stylesheet: str) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._stylesheet = stylesheet.encode()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        if urlsplit(url).path != STYLESHEET_PATH:
            raise Refused
        return URLFetcherResponse(url, self._stylesheet, {"Content-Type": "text/css; charset=utf-8"})


class Layout:
    def __init__(self, stylesheet: str) -> None:
        self._fetcher = OnlyStylesheet(stylesheet)
        self._print_style = Path(__file__).with_name("print.css").read_text(encoding="utf-8")

    def pdf(self, html: str) -> bytes:
        document = HTML(string=html, url_fetcher=self._fetcher)
        root: Element = document.etree_element
        address = _address(root)
        # Links of the page become whole addresses; a <base> of the page does not count.
        document.base_url = address or _NO_ADDRESS
        if address:
            root.set("data-address", address)
        pairs_into_tables(root)
        head = root.find("head")
        if head is not None:
            # Last in the head, so that it wins over the portal's own rules for paper.
            SubElement(head, "style").text = self._print_style
        written: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
        return written


def _address(root: Element) -> str | None:
    """`<meta name="address" content="https://…">`"""
    for meta in root.iter("meta"):
        content = meta.get("content", "").strip()
        if meta.get("name") == "address" and urlsplit(content).scheme in ("http", "https"):
            return content
    return None
