import Applications
import Benefits
import HTTPTypes
import Hummingbird
import Portal

/// `…/wroc/<token>`: where the link from the mail leads.
struct ReturnRoutes: Sendable {
    let desk: FormDesk
    let drafts: SavedDrafts
    let metrics: ServerDraftMetrics

    private static let smallForm = 16_384

    /// A draft and the link it was asked for with.
    private struct Found {
        let token: DraftToken
        let saved: SavedDrafts.Saved
    }

    /// Changes nothing: mail programs open links before people do.
    func show(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        return try await withDraft(context, visit) { found in
            page(found, visit, own: hasOther(found, visit) ? .other : .none)
        }
    }

    /// Puts the draft into this browser. Another one that is there is replaced only after a second confirmation.
    func load(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        let sent = try await SentForm.collect(request, upTo: Self.smallForm).fields
        return try await withDraft(context, visit) { found in
            let (isBrief, isOther) = (sent["brief"] == "true", hasOther(found, visit))
            guard visit.visitor.hasSent(sent["_token"], request) else { return again(found, visit) }
            guard !isOther || sent["replace"] == "true" else {
                return page(found, visit, own: .toBeReplaced, isBrief: isBrief, status: .conflict)
            }
            metrics.count(.opened)
            return desk.page.redirect(
                visit.paths.review, visitor: visit.visitor,
                cookies: try desk.drafts.keep(found.saved.draft.onDevice(isBrief: isBrief), visit.cookies))
        }
    }

    func delete(_ request: Request, _ context: some RequestContext) async throws -> Response {
        let visit = try desk.visit(request, context)
        let sent = try await SentForm.collect(request, upTo: Self.smallForm).fields
        return try await withDraft(context, visit) { found in
            guard visit.visitor.hasSent(sent["_token"], request) else { return again(found, visit) }
            do throws(SavedDraftsAway) {
                try await drafts.remove(visit.place(of: found.token.sha256))
            } catch {
                return deletionAway(visit, back: visit.paths.back(found.token.text))
            }
            metrics.count(.deleted)
            return desk.page.redirect(visit.paths.laterDeleted, visitor: visit.visitor)
        }
    }

    /// The address holds the secret, so no browser may tell it to anybody.
    private func withDraft(
        _ context: some RequestContext, _ visit: FormDesk.Visit, _ make: (Found) async throws -> Response
    ) async throws -> Response {
        var response = try await answer(context, visit, make)
        response.headers[.referrerPolicy] = "no-referrer"
        return response
    }

    private func answer(
        _ context: some RequestContext, _ visit: FormDesk.Visit, _ make: (Found) async throws -> Response
    ) async throws -> Response {
        guard let token = DraftToken(parsing: try context.parameters.require("token")) else { return gone(visit) }
        let saved: SavedDrafts.Saved?
        do throws(SavedDraftsAway) {
            saved = try await drafts.find(token, visit.benefit.code.rawValue, visit.formID, at: visit.time)
        } catch {
            return away(visit)
        }
        guard let saved, desk.forms[saved.draft.edition] != nil else { return gone(visit) }
        return try await make(Found(token: token, saved: saved))
    }

    /// Whether this browser has a draft of the form that says something else.
    private func hasOther(_ found: Found, _ visit: FormDesk.Visit) -> Bool {
        guard let own = desk.drafts.draft(visit.benefit.code.rawValue, visit.formID, visit.cookies) else {
            return false
        }
        return own != found.saved.draft.onDevice(isBrief: own.isBrief)
    }

    private func again(_ found: Found, _ visit: FormDesk.Visit) -> Response {
        page(
            found, visit, own: hasOther(found, visit) ? .other : .none,
            notice: "Ze względów bezpieczeństwa naciśnij przycisk jeszcze raz.", status: .forbidden)
    }

    private func page(
        _ found: Found, _ visit: FormDesk.Visit, own: ReturnPage.OwnDraft, isBrief: Bool = false,
        notice: String? = nil, status: HTTPResponse.Status = .ok
    ) -> Response {
        guard let form = desk.forms[found.saved.draft.edition] else { return gone(visit) }
        return desk.page.personal(
            "draft-return",
            ReturnPage(
                form.definition, link: found.token.text, until: found.saved.until, ownDraft: own, isBrief: isBrief,
                notice: notice, token: visit.visitor.token, layout: desk.layout(visit)),
            status: status, visitor: visit.visitor)
    }
}
