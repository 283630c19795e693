import Applications
import Benefits
import Hummingbird
import Portal

/// „Czy mogę się ubiegać?”: answers travel in the body, are calculated with and forgotten.
struct QuickCheckRoutes: Sendable {
    let page: PortalPage
    let rules: RuleTable
    let now: @Sendable () -> Instant

    func show(_ request: Request, _ context: some RequestContext) throws -> Response {
        respond(try check(context), [:], nil)
    }

    /// No token: nothing is changed by it, and nobody's answers are shown to anybody else.
    func answer(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let check = try check(context)
        let sent = try await SentForm.collect(request, upTo: 65_536)
        let texts = Dictionary(sent.fields.pairs.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
        return respond(check, texts, check.answer(texts, by: rules, on: now().warsawDate))
    }

    private func check(_ context: some RequestContext) throws -> QuickCheck {
        guard let check = QuickChecks.check(slug: try context.parameters.require("check")) else {
            throw PortalProblem.notFound
        }
        return check
    }

    private func respond(_ check: QuickCheck, _ texts: [String: String], _ answer: QuickAnswer?) -> Response {
        let isProblem = if case .problems = answer { true } else { false }
        let view = QuickCheckPage(check, texts: texts, answer: answer) {
            page.layout(title: $0, path: "/sprawdz/\(check.slug)", isPersonal: answer != nil, canBeSaved: answer == nil)
        }
        return PortalResponse.html(
            page.html("quick-check", view), status: isProblem ? .unprocessableContent : .ok, isPersonal: answer != nil)
    }
}
