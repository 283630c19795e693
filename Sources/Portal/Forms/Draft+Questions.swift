import Benefits

extension Draft {
    /// The id of the first question of a page that is asked now, was not asked before, and has no answer.
    public func newQuestion(on page: PortalForm.Page, since before: Draft) -> String? {
        let known = Set(FormLeaves(page, before).places.map(\.pointer) + FormLeaves.emptyLists(page, before))
        let blank = FormLeaves(page, self).places.map(\.pointer).filter(isBlank) + FormLeaves.emptyLists(page, self)
        return blank.first { !known.contains($0) }.map(Input.id)
    }

    /// The id of the place on the page that a button was about; nil for saving.
    public func place(of action: PageAction) -> String? {
        switch action {
        case .save: nil
        case .add(let list): Input.id("\(list)/\(max(0, (counts[list] ?? 1) - 1))")
        case .remove(let element): Input.id(element.split(separator: "/").dropLast().map { "/\($0)" }.joined())
        case .clear(let document): Input.id(document)
        }
    }
}

extension Draft {
    /// Whether a concrete pointer is an input for a document on the page.
    public func asksForDocument(_ pointer: String, on page: PortalForm.Page) -> Bool {
        FormLeaves(page, self).places.contains { $0.pointer == pointer && $0.field.kind == .document }
    }
}
