public import Applications
public import Benefits

/// Where a link to a draft leads, for the template `draft-return`. Opening it changes nothing: mail programs open links
/// before people do.
public struct ReturnPage: Sendable {
    let layout: Layout
    let heading: String
    let formTitle: String
    let until: String
    let load: String
    let delete: String
    let review: String
    let isBrief: Bool
    let hasOwnDraft: Bool
    let asksToReplace: Bool
    let token: String
    let notice: String
    let hasNotice: Bool

    /// What this browser has of the form already.
    public enum OwnDraft: Sendable {
        /// Nothing, or the same.
        case none
        /// Another draft.
        case other
        /// Another draft, and the applicant was told so and pressed the button.
        case toBeReplaced
    }

    /// - Parameters:
    ///   - link: the token of the address.
    ///   - isBrief: whether „To nie jest mój komputer” is ticked.
    ///   - notice: said above everything; nil: nothing.
    public init(
        _ form: FormDefinition, link: String, until: Instant, ownDraft: OwnDraft, isBrief: Bool, notice: String?,
        token: String, layout: (String) -> Layout
    ) {
        let paths = FormPaths(benefit: form.benefit.rawValue, form: form.id)
        asksToReplace = ownDraft == .toBeReplaced
        heading = asksToReplace ? "Czy zastąpić szkic w tej przeglądarce?" : "Wróć do szkicu"
        self.layout = layout(heading)
        formTitle = form.title
        self.until = DraftTerm.text(until)
        load = paths.back(link)
        delete = paths.backDelete(link)
        review = paths.review
        self.isBrief = isBrief
        hasOwnDraft = ownDraft != .none
        self.token = token
        self.notice = notice ?? ""
        hasNotice = notice != nil
    }
}
