public import Applications

/// Where documents are added to a case, for the template `status-supplement`.
public struct SupplementPage: Sendable {
    let layout: Layout
    let heading: String
    let reference: String
    let isCalled: Bool
    let due: DateText?
    let limits: String
    let controls: String
    let kept: [KeptFile]
    let hasKept: Bool
    let action: String
    let back: String
    let token: String
    let key: String
    let problems: [ProblemSummary.Line]
    let hasProblems: Bool
    let hasNotice: Bool
    let notice: String

    /// A document that is in the store already, and waits on the page for being sent with the rest.
    public struct KeptFile: Sendable, Equatable {
        /// SHA-256, lower-case hex.
        public let sha256: String
        /// For the person who uploaded it.
        public let name: String
        /// What the page sends back.
        let value: String

        /// A document of the store.
        public init(sha256: String, name: String) {
            self.sha256 = sha256
            self.name = name
            value = "\(sha256) \(name)"
        }

        /// Reads what a page sent back; nil for anything else.
        public init?(sent text: String) {
            guard let space = text.firstIndex(of: " ") else { return nil }
            let hash = String(text[..<space])
            guard hash.utf8.count == 64, Hex.decode(hash) != nil, hash == hash.lowercased() else { return nil }
            self.init(sha256: hash, name: String(text[text.index(after: space)...]))
        }
    }

    /// Inputs for files, so many at once.
    public static let inputs = (1...5).map { "file-\($0)" }
    /// The name under which kept files come back.
    public static let keptName = "kept"

    /// - Parameters:
    ///   - facts: nil while the case cannot be seen.
    ///   - kept: documents stored by an earlier try.
    ///   - key: makes sending the page twice the same as once.
    ///   - limits: how large files may be, in words.
    ///   - problems: by the name of the input.
    public init(
        _ reference: Reference, _ facts: CaseFacts?, kept: [KeptFile], key: String, limits: String,
        problems: [String: String],
        notice: String?, token: String, layout: (String) -> Layout
    ) {
        heading = "Dołącz dokumenty"
        self.reference = reference.text
        isCalled = facts?.status == .supplementRequested
        due = facts?.deadline(.supplementBy).map { DateText($0.due, .polish) }
        self.limits = limits
        var writer = HTMLWriter()
        var lines: [ProblemSummary.Line] = []
        for (index, name) in Self.inputs.enumerated() {
            let input = Input(
                name: name, label: "Plik \(index + 1)", problem: problems[name],
                isOptional: index > 0 || !kept.isEmpty)
            writer.upload(input, known: nil)
            if let problem = input.problem { lines.append(.init(message: problem, href: "#\(input.id)")) }
        }
        controls = writer.html
        self.problems = lines
        hasProblems = !lines.isEmpty
        self.layout = layout(hasProblems ? "Błąd: \(heading)" : heading)
        self.kept = kept
        hasKept = !kept.isEmpty
        action = StatusPaths.supplement
        back = StatusPaths.opened
        self.token = token
        self.key = key
        hasNotice = notice != nil
        self.notice = notice ?? ""
    }
}
