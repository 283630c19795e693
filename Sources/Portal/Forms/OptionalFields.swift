import Applications
import Benefits

/// Which inputs of a page may stay empty, found by asking the form about a page on which nothing is answered.
struct OptionalFields {
    /// Concrete pointers.
    let pointers: Set<String>

    init(_ page: PortalForm.Page, _ form: PortalForm, _ draft: Draft, on day: LocalDate) {
        // Choices decide what else is asked: they are emptied in a second look only.
        let typed = Self.optional(page, form, draft, day) { $0 != .choice && $0 != .yesNo && $0 != .list }
        let chosen = Self.optional(page, form, draft, day) { $0 == .choice || $0 == .yesNo || $0 == .list }
        pointers = typed.union(chosen)
    }

    private static func optional(
        _ page: PortalForm.Page, _ form: PortalForm, _ draft: Draft, _ day: LocalDate,
        _ isEmptied: (FormField.Kind) -> Bool
    ) -> Set<String> {
        var blank = draft
        var present: Set<String> = []
        for place in FormLeaves(page, draft).places where isEmptied(place.field.kind) { blank.set(place.pointer, "") }
        FormLeaves.forEachGroup(page, blank) { present.insert($0) }
        let check = DraftCheck(blank, of: form, on: day, present: present)
        let required = Set(check.problems.filter { $0.code == "required" || $0.code == "too-few-items" }.map(\.pointer))
        let alternatives = page.alternatives
        return Set(
            FormLeaves(page, blank).places.filter { place in
                isEmptied(place.field.kind) && !required.contains(place.pointer)
                    && !alternatives.contains(place.pattern) && place.field.kind != .acceptance
            }.map(\.pointer))
    }
}

extension PortalForm.Page {
    /// Patterns of fields that may stay empty only because another one is asked then: not optional to a reader.
    fileprivate var alternatives: Set<String> {
        Set(section.fields.compactMap(\.condition).filter { $0.test == .isMissing }.map(\.pointer))
    }
}
