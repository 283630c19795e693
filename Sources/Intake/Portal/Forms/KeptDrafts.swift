import Applications
import HTTPTypes
import Portal

/// What the browser keeps of a form: a draft, then for a while what was filed.
struct KeptDrafts: Sendable {
    let sealer: Sealer
    /// How long a draft is kept.
    let days: Int

    /// How long a confirmation can be read again.
    private static let confirmation = 60 * 60

    private static let filedPrefix = "przyjety-"

    /// Whatever was filed in this browser, on any form.
    static func forgetAllFiled(_ cookies: SentCookies) -> [HTTPField] {
        cookies.names(with: "__Host-\(filedPrefix)").map(SetCookie.removal)
    }

    func draft(_ benefit: String, _ form: String, _ cookies: SentCookies) -> Draft? {
        drafts(benefit, form).read(cookies).flatMap { Draft(encoded: $0) }
    }

    /// Nothing any more once its time is over, whatever the browser still sends.
    func filed(_ benefit: String, _ form: String, _ cookies: SentCookies, at now: Instant) -> FiledApplication? {
        filed(benefit, form).read(cookies).flatMap { FiledApplication(encoded: $0) }.flatMap { filed in
            let end = filed.receivedAt.milliseconds + Int64(Self.confirmation) * 1000
            return now.milliseconds < end ? filed : nil
        }
    }

    /// - Throws: ``PortalProblem`` when no browser would keep so much.
    func keep(_ draft: Draft, _ cookies: SentCookies) throws -> [HTTPField] {
        let seconds = draft.isBrief ? nil : days * 24 * 60 * 60
        guard
            let fields = drafts(draft.edition.benefit, draft.edition.form)
                .write(draft.encoded(), keeping: seconds, over: cookies)
        else { throw PortalProblem.draftTooLarge }
        return fields
    }

    /// The draft gives way to what was filed, which has room for the receipt besides.
    func keep(_ filed: FiledApplication, _ cookies: SentCookies) -> [HTTPField] {
        let edition = filed.draft.edition
        let seconds = filed.draft.isBrief ? nil : Self.confirmation
        let written = self.filed(edition.benefit, edition.form).write(filed.encoded(), keeping: seconds, over: cookies)
        return (written ?? []) + forget(edition.benefit, edition.form, cookies)
    }

    /// What was filed on one form.
    func forgetFiled(_ benefit: String, _ form: String, _ cookies: SentCookies) -> [HTTPField] {
        filed(benefit, form).remove(cookies)
    }

    func forget(_ benefit: String, _ form: String, _ cookies: SentCookies) -> [HTTPField] {
        drafts(benefit, form).remove(cookies)
    }

    private func drafts(_ benefit: String, _ form: String) -> SealedCookie {
        SealedCookie(name: "szkic-\(benefit)-\(form)", sealer: sealer, mostChunks: 6)
    }

    private func filed(_ benefit: String, _ form: String) -> SealedCookie {
        SealedCookie(name: "\(Self.filedPrefix)\(benefit)-\(form)", sealer: sealer)
    }
}

extension PortalProblem {
    static let draftTooLarge = PortalProblem(
        status: .contentTooLarge, title: "Odpowiedzi jest za dużo, aby przechowała je przeglądarka",
        text: "Ta strona nie została zapisana, wcześniejsze odpowiedzi są bezpieczne. "
            + "Skróć opisy albo usuń pozycje, które się powtarzają. "
            + "Jeśli się nie da, złóż wniosek na papierze: pomożemy w ośrodku.")
}
