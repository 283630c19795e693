import Applications
import HTTPTypes
import Hummingbird
import Portal

/// The pages of information, the search, and pages as PDF.
struct ContentRoutes: Sendable {
    let pages: InformationPages
    let cache: InformationCache
    let printer: PagePrinter
    let printed: PrintedPages
    let now: @Sendable () -> Instant

    func show(_ request: Request) throws -> Response {
        let path = Self.normalized(request.uri.path)
        guard let entry = cache.page(at: path, on: now().warsawDate) else { throw PortalProblem.notFound }
        if path != request.uri.path { return PortalResponse.redirect(path) }
        var headers = PortalResponse.pageHeaders
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-cache"
        headers[.eTag] = entry.tag
        if request.headers[.ifNoneMatch] == entry.tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: entry.body))
    }

    func search(_ request: Request) -> Response {
        let query = request.uri.queryParameters
        let language = query["lang"].flatMap { Language(rawValue: String($0)) } ?? .polish
        return PortalResponse.html(pages.search(String(query["q"] ?? ""), language: language), isPersonal: true)
    }

    /// The page at an address as PDF, made once for as long as the page stays the same.
    func pdf(_ path: String, _ request: Request) async throws -> Response {
        let path = Self.normalized(path)
        guard printer.canPrint, let entry = cache.page(at: path, on: now().warsawDate) else {
            throw PortalProblem.notFound
        }
        let bytes = try await printed.pdf(
            key: path + entry.tag, html: { String(buffer: entry.body) }, printer: printer)
        let name = path.split(separator: "/").last.map(String.init) ?? "strona-glowna"
        return PortalResponse.file(bytes, type: "application/pdf", name: "\(name).pdf", isPersonal: false)
    }

    /// Without a slash at the end.
    private static func normalized(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
