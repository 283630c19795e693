import Applications
public import Benefits

/// What an applicant has typed so far, as it was typed: nothing is lost because it is not right yet.
///
/// Every `pointer` here is concrete: `/household/members/0/firstName`.
public struct Draft: Sendable, Equatable {
    /// The edition it was begun on.
    public let edition: FormEdition
    /// Makes one application of it, however often it is sent.
    public var key: String
    /// Kept until the browser is closed, not longer: somebody else's computer.
    public let isBrief: Bool
    /// Texts by pointer; of a list of choices all values, a line each.
    public private(set) var texts: [String: String]
    /// Number of elements by pointer of the list.
    public private(set) var counts: [String: Int]
    /// Names of uploaded documents by SHA-256, for the applicant to know them by.
    public var documentNames: [String: String]

    /// A version of a form.
    public struct FormEdition: Sendable, Hashable {
        /// Wire code of the benefit.
        public let benefit: String
        /// Identifier of the form.
        public let form: String
        /// Version of the form.
        public let version: String

        /// All members, in their order.
        public init(benefit: String, form: String, version: String) {
            self.benefit = benefit
            self.form = form
            self.version = version
        }

        /// That of a definition.
        public init(_ form: FormDefinition) {
            self.init(benefit: form.benefit.rawValue, form: form.id, version: form.version)
        }
    }

    /// All members, in their order.
    public init(
        edition: FormEdition, key: String, isBrief: Bool, texts: [String: String] = [:], counts: [String: Int] = [:],
        documentNames: [String: String] = [:]
    ) {
        self.edition = edition
        self.key = key
        self.isBrief = isBrief
        self.texts = texts
        self.counts = counts
        self.documentNames = documentNames
    }

    /// What was typed at a place; empty when nothing was.
    public func text(_ pointer: String) -> String { texts[pointer] ?? "" }

    /// Whether nothing has been typed there.
    public func isBlank(_ pointer: String) -> Bool { text(pointer).isEmpty }

    /// More than this is no application any more, and no browser would keep it. Far above what forms admit.
    public static let mostBytes = 131_072

    /// Elements of all lists together: 20 persons with several incomes of three months each.
    static let mostElementsInAll = 400

    /// Whether it is more than that.
    public var isTooLarge: Bool {
        var bytes = 0
        for (pointer, text) in texts { bytes += pointer.utf8.count + text.utf8.count }
        return bytes > Self.mostBytes || counts.values.reduce(0, +) > Self.mostElementsInAll
    }

    /// Stores what was typed, without spaces around it and with one kind of line breaks.
    public mutating func set(_ pointer: String, _ text: String) {
        let text = text.trimmed.replacing("\r\n", with: "\n")
        texts[pointer] = text.isEmpty ? nil : text
    }

    /// Stores the values of a list of choices.
    public mutating func set(_ pointer: String, choices: [String]) {
        set(pointer, choices.joined(separator: "\n"))
    }

    /// The values of a list of choices.
    public func choices(_ pointer: String) -> [String] {
        text(pointer).split(separator: "\n").map(String.init)
    }

    mutating func set(count: Int, of list: String) { counts[list] = count }

    /// Takes out an element of a list with all it holds; later ones move up.
    mutating func remove(_ index: Int, of list: String) {
        guard let count = counts[list], (0..<count).contains(index) else { return }
        counts[list] = count - 1
        texts = shifted(texts, list, index)
        counts = shifted(counts, list, index)
    }

    private func shifted<Value>(_ values: [String: Value], _ list: String, _ removed: Int) -> [String: Value] {
        let prefix = list + "/"
        var result: [String: Value] = [:]
        for (pointer, value) in values {
            guard pointer.hasPrefix(prefix) else {
                result[pointer] = value
                continue
            }
            let rest = pointer.dropFirst(prefix.count)
            let number = rest.prefix { $0 != "/" }
            guard let index = Int(number) else {
                result[pointer] = value
                continue
            }
            if index == removed { continue }
            let moved = index > removed ? index - 1 : index
            result["\(prefix)\(moved)\(rest.dropFirst(number.count))"] = value
        }
        return result
    }

    /// The same answers on another edition, as a new application.
    public func moved(to edition: FormEdition, key: String) -> Draft {
        Draft(
            edition: edition, key: key, isBrief: isBrief, texts: texts, counts: counts, documentNames: documentNames)
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
