/// One question of a form as people see it.
public struct FormField: Sendable, Equatable {
    /// How a field is asked; it also chooses the words of a problem.
    public enum Kind: String, Sendable, CaseIterable {
        case text, name, date, month, email, phone, money, area, count, choice, acceptance, document, group, list
        case yesNo = "yes-no"
    }

    /// One answer of a choice.
    public struct Option: Sendable, Equatable {
        /// As it stands in the answers.
        public let value: String
        /// In Polish.
        public let label: String

        /// Both members, in their order.
        public init(value: String, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// Elements of a list before anybody has added any.
    public struct Items: Sendable, Equatable {
        /// How many there are at first.
        public let count: Int
        /// There are always so many.
        public let isFixed: Bool
        /// Answers of the first element that are known, by their pointer from the element.
        public let first: [String: String]
    }

    /// JSON Pointer into the answers; `*` stands for each element of a list.
    public let pointer: String
    /// Polish label.
    public let label: String
    /// How it is asked.
    public let kind: Kind
    /// Polish help text.
    public let help: String?
    /// Unit printed after the value.
    public let unit: String?
    /// Noun of one element of a list, such as „osoba”.
    public let itemLabel: String?
    /// How many elements of a list are asked for, and whether there may be others.
    public let items: Items?
    /// Whether its text may have several lines.
    public let isLong: Bool
    /// The schema's format of the text, such as `pesel`, where an input can help with it.
    public let format: String?
    /// WCAG 1.3.5 purpose, as HTML's `autocomplete` writes it.
    public let autocomplete: String?
    /// Labels of true and false.
    public let yesNoLabels: [String]
    /// Answers of a choice.
    public let options: [Option]
    /// When the field is asked; nil: always.
    public let condition: FormCondition?
    /// Sentences that replace the general ones, by problem code.
    public let messages: [String: String]
    let path: AnswerPath

    init(_ item: DefinitionReader) throws(FormLoadError) {
        path = try item.path("pointer")
        pointer = path.text
        label = try item.string("label")
        let name = try item.string("kind")
        guard let kind = Kind(rawValue: name) else { throw item.error("unknown kind \"\(name)\"") }
        self.kind = kind
        help = try item.optionalString("help")
        unit = try item.optionalString("unit")
        itemLabel = try item.optionalString("item")
        isLong = try item.optionalBool("long") ?? false
        format = try item.optionalString("format")
        items = kind == .list ? try Items(item) : nil
        autocomplete = try item.optionalString("autocomplete")
        yesNoLabels = kind == .yesNo ? [try item.string("yes"), try item.string("no")] : []
        var options: [Option] = []
        for option in try item.items("options") {
            options.append(Option(value: try option.string("value"), label: try option.string("label")))
        }
        guard kind != .choice || !options.isEmpty else { throw item.error("a choice needs options") }
        self.options = options
        condition = try item.optional("when").map { (reader) throws(FormLoadError) in try FormCondition(reader) }
        messages = try item.texts("messages")
    }
}

extension FormField.Items {
    fileprivate init(_ item: DefinitionReader) throws(FormLoadError) {
        isFixed = item.optional("length") != nil
        let key = isFixed ? "length" : "startsWith"
        count = item.optional(key) == nil ? 0 : try item.int(key)
        first = try item.texts("firstItem")
        guard (0...20).contains(count) else { throw item.error("a list begins with 0 to 20 elements") }
    }
}
