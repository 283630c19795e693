import HTTPTypes
import Portal

/// What the browser keeps of a form: a draft, then for a while what was filed.
struct KeptDrafts: Sendable {
    let sealer: Sealer
    /// How long a draft is kept.
    let days: Int

    /// How long a confirmation can be read again.
    private static let confirmation = 60 * 60

    func draft(_ benefit: String, _ form: String, _ cookies: SentCookies) -> Draft? {
        drafts(benefit, form).read(cookies).flatMap { Draft(encoded: $0) }
    }

    func filed(_ benefit: String, _ form: String, _ cookies: SentCookies) -> FiledApplication? {
        filed(benefit, form).read(cookies).flatMap { FiledApplication(encoded: $0) }
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

    /// The draft gives way to what was filed. Nothing is kept of what no browser would keep: the application is in the
    /// log all the same.
    func keep(_ filed: FiledApplication, _ cookies: SentCookies) -> [HTTPField] {
        let edition = filed.draft.edition
        let written = self.filed(edition.benefit, edition.form)
            .write(filed.encoded(), keeping: Self.confirmation, over: cookies)
        return (written ?? []) + forget(edition.benefit, edition.form, cookies)
    }

    func forget(_ benefit: String, _ form: String, _ cookies: SentCookies) -> [HTTPField] {
        drafts(benefit, form).remove(cookies)
    }

    private func drafts(_ benefit: String, _ form: String) -> SealedCookie {
        SealedCookie(name: "szkic-\(benefit)-\(form)", sealer: sealer)
    }

    private func filed(_ benefit: String, _ form: String) -> SealedCookie {
        SealedCookie(name: "przyjety-\(benefit)-\(form)", sealer: sealer)
    }
}

extension PortalProblem {
    static let draftTooLarge = PortalProblem(
        status: .contentTooLarge, title: "Odpowiedzi jest za dużo, aby przechowała je przeglądarka",
        text: "Ostatnia strona nie została zapisana, wcześniejsze odpowiedzi są bezpieczne. "
            + "Wróć i skróć opisy albo usuń pozycje, które się powtarzają. "
            + "Jeśli się nie da, złóż wniosek na papierze: pomożemy w ośrodku.")
}
