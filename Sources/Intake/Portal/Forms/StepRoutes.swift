import Benefits
import HTTPTypes
import Hummingbird
import Portal

/// The topics of a form, one page each.
struct StepRoutes: Sendable {
    let desk: FormDesk
    let uploads: DraftUploads
    let maximumBody: Int
    /// Whether drafts can be kept on the server.
    let offersLater: Bool

    func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        switch try desk.standing(visit) {
        case .answer(let response): return response
        case .draft(let draft, let form):
            let way = FormPaths.Way { request.uri.queryParameters[$0[...]] }
            guard let page = try page(context, form, draft) else {
                return desk.page.redirect(visit.paths.review, visitor: visit.visitor)
            }
            let problems =
                way.showsProblems
                ? DraftCheck(draft, of: form, on: visit.day).problems(on: page, of: form) : []
            return response(page, form, draft, way, visit, problems: problems)
        }
    }

    func save(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        switch try desk.standing(visit) {
        case .answer(let response): return response
        case .draft(let before, let form):
            let way = FormPaths.Way { request.uri.queryParameters[$0[...]] }
            guard let page = try page(context, form, before) else {
                return desk.page.redirect(visit.paths.review, visitor: visit.visitor)
            }
            guard page.hasDocuments else {
                return try await save(
                    try await SentForm.collect(request, upTo: maximumBody), request, page, form, before, way, visit)
            }
            // Each body with files is held in memory, so the gate is passed before it is read.
            guard uploads.documents.gate.enter() else { throw PortalProblem.busy }
            defer { uploads.documents.gate.leave() }
            let sent = try await SentForm.collect(request, upTo: maximumBody, filesUpTo: uploads.maximumBytes)
            return try await save(sent, request, page, form, before, way, visit)
        }
    }

    private func save(
        _ sent: SentForm, _ request: Request, _ page: PortalForm.Page, _ form: PortalForm, _ before: Draft,
        _ way: FormPaths.Way, _ visit: FormDesk.Visit
    ) async throws -> Response {
        var draft = before
        draft.take(sent.fields, on: page)
        guard visit.visitor.hasSent(sent.fields["_token"], request) else {
            // Nothing is kept of what may come from elsewhere, and nothing typed is lost.
            return response(
                page, form, draft, way, visit,
                notice: "Ze względów bezpieczeństwa sprawdź tę stronę i wyślij ją jeszcze raz.", status: .forbidden)
        }
        let refusals = await uploads.take(sent.files, on: page, into: &draft)
        let (action, typed) = (PageAction(sent.fields), draft)
        guard draft.perform(action, on: page, of: form) else { throw PortalProblem.unreadable }
        guard !draft.isTooLarge, let kept = try? desk.drafts.keep(draft, visit.cookies) else {
            let problem = PortalProblem.draftTooLarge
            return response(
                page, form, typed, way, visit, notice: "\(problem.title). \(problem.text)", status: problem.status)
        }
        if offersLater, sent.fields["_later"] != nil, refusals.isEmpty {
            // Kept as it was typed: what is wrong with it can be mended on the other device.
            return desk.page.redirect(visit.paths.later, visitor: visit.visitor, cookies: kept)
        }
        return respond(
            to: action, page, form, from: before, to: draft, kept, way, visit,
            sawEverything: sent.fields["_js"] == "1", refusals)
    }

    private func respond(
        to action: PageAction, _ page: PortalForm.Page, _ form: PortalForm, from before: Draft, to draft: Draft,
        _ kept: [HTTPField], _ way: FormPaths.Way, _ visit: FormDesk.Visit, sawEverything: Bool,
        _ refusals: [FormProblem]
    ) -> Response {
        let here = visit.paths.step(page.section.id, way)
        if let place = draft.place(of: action), refusals.isEmpty {
            return desk.page.redirect(here + "#" + place, visitor: visit.visitor, cookies: kept)
        }
        let check = DraftCheck(draft, of: form, on: visit.day)
        let problems = refusals + check.problems(on: page, of: form)
        if !sawEverything, refusals.isEmpty, let new = draft.newQuestion(on: page, since: before) {
            // Without the script a question that an answer has opened was not on the page yet.
            return desk.page.redirect(here + "#" + new, visitor: visit.visitor, cookies: kept)
        }
        guard refusals.isEmpty else {
            // A refused file is in no draft, so only this answer can tell of it.
            return response(
                page, form, draft, way, visit, problems: problems, status: .unprocessableContent, cookies: kept)
        }
        guard problems.isEmpty else {
            // A page of its own address, so that going back to it never asks to send anything again.
            return desk.page.redirect(
                visit.paths.step(page.section.id, way.showingProblems(true)), visitor: visit.visitor, cookies: kept)
        }
        return desk.page.redirect(
            next(after: page, form, draft, check, way, visit.paths), visitor: visit.visitor, cookies: kept)
    }

    /// Onwards to the next topic; back to the review only through topics that have become necessary.
    private func next(
        after page: PortalForm.Page, _ form: PortalForm, _ draft: Draft, _ check: DraftCheck, _ way: FormPaths.Way,
        _ paths: FormPaths
    ) -> String {
        let pages = form.visiblePages(draft)
        guard let index = pages.firstIndex(where: { $0.section.id == page.section.id }) else { return paths.review }
        let rest = pages[(index + 1)...]
        let next = way.returns ? rest.first { !check.problems(on: $0, of: form).isEmpty } : rest.first
        return next.map { paths.step($0.section.id, way) } ?? paths.review
    }

    /// Nil for a topic that is not asked now.
    private func page(
        _ context: some RequestContext, _ form: PortalForm, _ draft: Draft
    ) throws -> PortalForm.Page? {
        let id = try context.parameters.require("section")
        guard form.page(id) != nil else { throw PortalProblem.notFound }
        return form.visiblePages(draft).first { $0.section.id == id }
    }

    private func response(
        _ page: PortalForm.Page, _ form: PortalForm, _ draft: Draft, _ way: FormPaths.Way, _ visit: FormDesk.Visit,
        problems: [FormProblem] = [], notice: String? = nil, status: HTTPResponse.Status = .ok,
        cookies: [HTTPField] = []
    ) -> Response {
        desk.page.personal(
            "form-step",
            StepPage(
                page, of: form, draft, way: way, problems: problems, notice: notice, offersLater: offersLater,
                token: visit.visitor.token, on: visit.day, layout: desk.layout(visit)),
            status: status, visitor: visit.visitor, cookies: cookies)
    }
}
