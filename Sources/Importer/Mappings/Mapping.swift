internal import Applications

/// How the columns of a table or the elements of a document become a form's answers.
struct Mapping: Sendable {
    /// Relative to `schemas/importer`.
    let file: String
    /// Whose document numbers these are: the same number of another source is another document.
    let source: String
    let channel: FilingChannel
    /// The column or element with the office's own number of the document.
    let documentID: String
    /// The column or element with the day of delivery; nil when only the file's name says it.
    let receivedOn: String?
    let lists: ListShape
    /// In the order of the file.
    let fields: [Field]
    private let ignored: [FieldPattern]
    private let byName: [String: Field]

    struct Field: Sendable {
        let name: String
        let pattern: FieldPattern
        let target: AnswerTarget
        let kind: ValueKind
    }

    /// What a column or an element is for.
    enum Meaning: Equatable {
        case documentID
        case receivedOn
        case answer(AnswerPlace, ValueKind)
        case ignored
        case unknown
    }

    init(
        file: String, source: String, channel: FilingChannel, documentID: String, receivedOn: String?,
        lists: ListShape, fields: [Field], ignored: [FieldPattern]
    ) {
        self.file = file
        self.source = source
        self.channel = channel
        self.documentID = documentID
        self.receivedOn = receivedOn
        self.lists = lists
        self.fields = fields
        self.ignored = ignored
        byName = Dictionary(
            fields.filter { $0.pattern.letters.isEmpty }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func meaning(of name: String) -> Meaning {
        if name == documentID { return .documentID }
        if name == receivedOn { return .receivedOn }
        if let field = byName[name] { return .answer(field.target.place([:]), field.kind) }
        for field in fields where !field.pattern.letters.isEmpty {
            if let numbers = field.pattern.numbers(in: name) { return .answer(field.target.place(numbers), field.kind) }
        }
        return ignored.contains { $0.numbers(in: name) != nil } ? .ignored : .unknown
    }
}
