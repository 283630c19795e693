import Hummingbird
import Logging
import Portal
import ServiceKit
import Synchronization

/// Turns errors of pages into pages. The API keeps its problem documents.
struct PortalErrorPages: RouterMiddleware {
    typealias Context = ServiceRequestContext

    let page: PortalPage
    private let rendered = RenderedProblems()

    init(page: PortalPage) { self.page = page }

    func handle(
        _ request: Request, context: ServiceRequestContext,
        next: @concurrent (Request, ServiceRequestContext) async throws -> Response
    ) async throws -> Response {
        guard Self.isPage(request.uri.path) else { return try await next(request, context) }
        do {
            return try await next(request, context)
        } catch let problem as PortalProblem {
            return response(problem)
        } catch let problem as Problem {
            return response(.of(status: problem.status))
        } catch let error as any HTTPResponseError {
            return response(.of(status: error.status.code))
        } catch {
            let kind = String(reflecting: type(of: error))
            context.logger.error(
                "request failed", metadata: [LogKeys.cause: "\(kind): \("\(error)".prefix(400))"])
            return response(.broken)
        }
    }

    /// Whether an address is for people; the others are the API's.
    static func isPage(_ path: String) -> Bool {
        !path.hasPrefix("/api/") && !path.hasPrefix("/limit/")
    }

    private func response(_ problem: PortalProblem) -> Response {
        var response = PortalResponse.html(
            rendered.html(of: problem, on: page), status: problem.status, isPersonal: true, cookies: problem.cookies)
        if let seconds = problem.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }
}

/// Problems as pages, each made once: whoever asks for what is not there should not keep a processor busy. Their texts are
/// the service's own, so there are few.
private final class RenderedProblems: Sendable {
    private let pages = Mutex<[String: String]>([:])

    func html(of problem: PortalProblem, on page: PortalPage) -> String {
        let key = problem.title + "\n" + problem.text
        if let known = pages.withLock({ $0[key] }) { return known }
        let html = page.html("error", page.site.problem(title: problem.title, text: problem.text))
        pages.withLock { pages in if pages.count < 200 { pages[key] = html } }
        return html
    }
}

extension PortalProblem {
    /// What a status means to somebody who reads pages.
    static func of(status: Int) -> PortalProblem {
        switch status {
        case 404: .notFound
        case 405: .wrongMethod
        case 413: .tooLarge(262_144)
        case 400, 415, 422: .unreadable
        case 429, 503: .busy
        default: .broken
        }
    }
}
