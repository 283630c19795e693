/// One question of a quick check.
public struct QuickQuestion: Sendable, Hashable {
    /// What people type or choose.
    public enum Kind: Sendable, Hashable {
        /// An amount in złotych, at most 100 million.
        case money
        /// A whole number within the range.
        case count(ClosedRange<Int>)
        /// Square metres from 0.01 to 10 000, at most two decimals.
        case area
        /// A day that is not in the future.
        case date
        /// One of these answers.
        case choice([Option])
    }

    /// An answer to choose.
    public struct Option: Sendable, Hashable {
        /// What is sent, ASCII.
        public let value: String
        /// What people read, in Polish.
        public let label: String

        init(_ value: String, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// The earlier answer that makes this question asked.
    public struct Condition: Sendable, Hashable {
        /// The earlier question.
        public let name: String
        /// Its answers that do; a number is written plainly, `2`.
        public let values: [String]
    }

    /// Name of the input: ASCII letters and digits.
    public let name: String
    /// The question or what to type, in Polish.
    public let label: String
    /// One or two Polish sentences; nil when the label says enough.
    public let help: String?
    /// What is typed or chosen.
    public let kind: Kind
    /// Whether an empty answer is a problem when the question is asked.
    public let isRequired: Bool
    /// When it is asked; nil for always.
    public let condition: Condition?

    /// What to show after the input.
    public var unit: String? {
        switch kind {
        case .money: "zł"
        case .area: "m²"
        case .count, .date, .choice: nil
        }
    }

    init(
        _ name: String, _ label: String, _ kind: Kind, help: String? = nil, isRequired: Bool = true,
        when condition: Condition? = nil
    ) {
        self.name = name
        self.label = label
        self.help = help
        self.kind = kind
        self.isRequired = isRequired
        self.condition = condition
    }
}

extension QuickQuestion.Kind {
    /// Yes or no.
    static let yesNo = Self.choice([.init("yes", "tak"), .init("no", "nie")])
}

extension QuickQuestion.Condition {
    init(_ name: String, _ values: String...) {
        self.init(name: name, values: values)
    }

    /// Asked for the item of this number when the count is at least as large.
    init(_ name: String, atLeast number: Int, of most: Int) {
        self.init(name: name, values: (number...most).map(String.init))
    }
}
