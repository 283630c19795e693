public import Applications

/// Where reference and code are typed, for the template `status`.
public struct StatusFormPage: Sendable {
    let layout: Layout
    let heading: String
    let controls: String
    let action: String
    let token: String
    let problems: [ProblemSummary.Line]
    let hasProblems: Bool
    let hasNotice: Bool
    let notice: String
    let hasOpenCase: Bool
    let openedPath: String

    /// What was typed, and what is wrong with it. The code is never shown again.
    public struct Entry: Sendable {
        /// As it was typed, shortened.
        public let typedReference: String
        /// Nil when that is no reference.
        public let reference: Reference?
        /// Nil when that is no code.
        public let code: TrackingCode?
        var referenceProblem: String?
        var codeProblem: String?

        /// Nothing typed yet.
        public static let empty = Entry(typedReference: "", reference: nil, code: nil)

        /// Longer than any way of writing a reference or a code.
        private static let longest = 200

        private init(typedReference: String, reference: Reference?, code: TrackingCode?) {
            self.typedReference = typedReference
            self.reference = reference
            self.code = code
        }

        /// Reads what was sent.
        public init(reference: String, code: String) {
            typedReference = String(reference.prefix(Self.longest))
            let isReferenceEmpty = reference.allSatisfy(\.isWhitespace)
            let isCodeEmpty = code.allSatisfy(\.isWhitespace)
            self.reference = reference.utf8.count > Self.longest ? nil : Reference(parsing: reference)
            self.code = code.utf8.count > Self.longest ? nil : TrackingCode(parsing: code)
            if self.reference == nil {
                referenceProblem =
                    isReferenceEmpty
                    ? "Wpisz numer sprawy."
                    : "Sprawdź numer sprawy: ma 17 znaków i któryś z nich się nie zgadza."
            }
            if self.code == nil {
                codeProblem =
                    isCodeEmpty ? "Wpisz kod." : "Sprawdź kod: ma 26 liter i cyfr i któryś z nich się nie zgadza."
            }
        }

        /// The same with the answer that unknown references and wrong codes get alike.
        public var refused: Entry {
            var entry = self
            entry.referenceProblem =
                "Nie mamy sprawy o takim numerze i kodzie. Przepisz oba z potwierdzenia. "
                + "Wniosek złożony przed chwilą będzie tu widać po kilku sekundach."
            return entry
        }

        /// A reference as it was typed, of a page that is not looked at.
        public static func unchecked(_ typedReference: String) -> Entry {
            Entry(typedReference: String(typedReference.prefix(longest)), reference: nil, code: nil)
        }
    }

    /// - Parameters:
    ///   - notice: said above everything; nil: nothing.
    ///   - hasOpenCase: whether this browser has a case open already.
    public init(
        _ entry: Entry, notice: String?, hasOpenCase: Bool, token: String, layout: (String) -> Layout
    ) {
        let reference = Input(
            name: "reference", label: "Numer sprawy",
            hints: [
                "17 znaków w pięciu grupach, na przykład \(Self.example). Jest w potwierdzeniu złożenia wniosku. Wielkość liter, spacje i kreski nie mają znaczenia."
            ], problem: entry.referenceProblem, text: entry.typedReference, width: .medium)
        let code = Input(
            name: "code", label: "Kod",
            hints: ["26 liter i cyfr. Jest w tym samym potwierdzeniu, pod numerem. Nikomu go nie podawaj."],
            problem: entry.codeProblem, width: .long)
        var writer = HTMLWriter()
        writer.textInput(reference)
        writer.textInput(code)
        controls = writer.html
        problems = [reference, code].compactMap { input in
            input.problem.map { ProblemSummary.Line(message: $0, href: "#\(input.id)") }
        }
        hasProblems = !problems.isEmpty
        heading = "Sprawdź stan sprawy"
        self.layout = layout(hasProblems ? "Błąd: \(heading)" : heading)
        action = StatusPaths.form
        self.token = token
        hasNotice = notice != nil
        self.notice = notice ?? ""
        self.hasOpenCase = hasOpenCase
        openedPath = StatusPaths.opened
    }

    /// A reference with a right check character.
    static let example = "4H7K-2M9P-X3TR-6W8B-S"
}
