public import Applications

/// A page that says why a case cannot be shown or changed now, for the template `status-message`.
public struct StatusMessagePage: Sendable {
    let layout: Layout
    let heading: String
    let paragraphs: [String]
    let links: [LayoutLink]

    init(_ heading: String, _ paragraphs: [String], links: [LayoutLink], layout: (String) -> Layout) {
        self.layout = layout(heading)
        self.heading = heading
        self.paragraphs = paragraphs
        self.links = links
    }

    private static let opened = LayoutLink(title: "Wróć do sprawy", path: StatusPaths.opened)
    private static let form = LayoutLink(title: "Podaj numer i kod jeszcze raz", path: StatusPaths.form)
    private static let contact = LayoutLink(title: "Kontakt z ośrodkiem", path: "/kontakt")
    private static let home = LayoutLink(title: "Złóż wniosek", path: "/")

    /// The read model does not answer.
    ///
    /// - Parameter isOpen: whether this browser has a case open.
    public static func unavailable(isOpen: Bool, layout: (String) -> Layout) -> StatusMessagePage {
        StatusMessagePage(
            "Stanu sprawy chwilowo nie widać",
            [
                "Nie możemy teraz zajrzeć do spraw. Wina jest po naszej stronie. Spróbuj ponownie za kilka minut.",
                "Wnioski możesz składać jak zwykle: przyjmujemy je także wtedy, gdy stanu spraw nie widać.",
            ], links: [isOpen ? opened : form, home, contact], layout: layout)
    }

    /// Tried too often.
    ///
    /// - Parameter wait: how long to wait, in words, e.g. `2 minuty`.
    public static func tooManyAttempts(wait: String, layout: (String) -> Layout) -> StatusMessagePage {
        StatusMessagePage(
            "Za dużo prób",
            [
                "W krótkim czasie podano zbyt wiele razy numer i kod. Tak chronimy sprawy przed zgadywaniem kodu.",
                "Spróbuj ponownie za \(wait). Numer i kod przepisz z potwierdzenia.",
            ], links: [form, contact], layout: layout)
    }

    /// The lifecycle forbids it where the case stands.
    public static func refused(_ status: Status?, layout: (String) -> Layout) -> StatusMessagePage {
        let standing = status.map { " Stan sprawy: „\(StatusWords.of($0).heading)”." } ?? ""
        return StatusMessagePage(
            "Na tym etapie nie można już tego zrobić",
            ["Nic się nie zmieniło.\(standing)", "Co możesz zrobić dalej, powie ośrodek."], links: [opened, contact],
            layout: layout)
    }

    /// It is recorded, but the read model could not take it in.
    public static func parked(layout: (String) -> Layout) -> StatusMessagePage {
        StatusMessagePage(
            "Sprawa wymaga pomocy ośrodka",
            [
                "To, co wysłano, jest zapisane, ale nie możemy go teraz dołączyć do sprawy. Ośrodek już o tym wie.",
                "Skontaktuj się z ośrodkiem i podaj numer sprawy.",
            ], links: [opened, contact], layout: layout)
    }

    /// The page was sent before with something else on it.
    public static func keyReused(_ again: String, layout: (String) -> Layout) -> StatusMessagePage {
        StatusMessagePage(
            "Tę stronę już wysłano",
            [
                "Poprzednie wysłanie mogło się udać, a teraz na stronie jest co innego. Nic nowego nie zapisaliśmy.",
                "Zobacz w sprawie, co już doszło. Jeśli czegoś brakuje, zacznij od nowej strony.",
            ], links: [opened, LayoutLink(title: "Nowa strona", path: again)], layout: layout)
    }
}
