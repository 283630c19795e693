/// An answer that follows from others, because a check of the form says what it has to be. An applicant need not work it
/// out: a blank one may be filled in.
public struct FormComputation: Sendable, Equatable {
    /// What the answer is.
    public enum Kind: Sendable, Equatable {
        /// The sum of whole numbers at these paths.
        case sum([String])
        /// A total divided by `parts` × the elements of a list, to the nearest whole number.
        case average(total: String, list: String, parts: Int)
        /// The number of elements of a list.
        case count(String)
    }

    /// The part that every element of has such an answer; nil: the whole form. Paths are relative to an element.
    public let each: String?
    /// Path of the answer.
    public let result: String
    /// What it is.
    public let kind: Kind
}

extension FormDefinition {
    /// Answers that follow from others, each after those it is made of.
    public var computations: [FormComputation] { checks.compactMap(\.computation) }
}

extension FormCheck {
    fileprivate var computation: FormComputation? {
        switch rule {
        case .sumEquals(let terms, let total):
            FormComputation(each: each?.text, result: total.text, kind: .sum(terms.map(\.text)))
        case .averageEquals(let average, let total, let list, let parts, _):
            FormComputation(
                each: each?.text, result: average.text,
                kind: .average(total: total.text, list: list.text, parts: parts))
        case .countEquals(let count, let list):
            FormComputation(each: each?.text, result: count.text, kind: .count(list.text))
        default: nil
        }
    }
}
