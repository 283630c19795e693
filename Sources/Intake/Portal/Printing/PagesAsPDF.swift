import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit
import Synchronization

/// Any page that is read, as PDF: the same address with `?pdf=tak`. Pages of information have addresses of their own, whose
/// PDFs are kept.
struct PagesAsPDF: RouterMiddleware {
    typealias Context = ServiceRequestContext

    /// Relative, so that it leads to whatever page it stands on.
    static let link = "?pdf=tak"

    let printer: PagePrinter

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        guard printer.canPrint, request.method == .get, request.uri.queryParameters["pdf"] == "tak",
            PortalErrorPages.isPage(request.uri.path), response.status == .ok,
            response.headers[.contentType]?.hasPrefix("text/html") == true
        else { return response }
        let page = CollectedBody()
        try await response.body.write(page)
        var printed = PortalResponse.file(
            try await printer.print(String(buffer: page.collected())), type: "application/pdf", name: "strona.pdf",
            isPersonal: true)
        for cookie in response.headers[values: .setCookie] {
            printed.headers.append(HTTPField(name: .setCookie, value: cookie))
        }
        return printed
    }
}

/// Takes in what would have been sent.
private final class CollectedBody: ResponseBodyWriter {
    private let buffer = Mutex(ByteBuffer())

    func write(_ part: ByteBuffer) async throws {
        buffer.withLock { _ = $0.writeImmutableBuffer(part) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}

    func collected() -> ByteBuffer { buffer.withLock { $0 } }
}
