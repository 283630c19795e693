import JSON

// Sendable: what the pointer leads to is written in `init`, never again, and freed in `deinit`.
/// `const` and `enum`: tape indexes of the allowed values in the document that holds them.
final class ConstantSet: @unchecked Sendable {
    /// Up to so many values are compared one by one.
    static let few = 8

    let keyword: String
    /// Keeps the values alive.
    let document: JSONDocument
    let values: [Int]
    /// The document's tape, to be borrowed while the set lives.
    let tape: UnsafePointer<JSONTape>
    private let byHash: [Int: [Int]]

    init(keyword: String, document: JSONDocument, values: [Int]) {
        self.keyword = keyword
        self.document = document
        self.values = values
        let tape = UnsafeMutablePointer<JSONTape>.allocate(capacity: 1)
        tape.initialize(to: document.tape)
        self.tape = UnsafePointer(tape)
        byHash = values.count <= Self.few ? [:] : Dictionary(grouping: values) { JSONHash.hash(document.tape, $0) }
    }

    deinit {
        tape.deallocate()
    }

    /// Whether the value at a tape index is one of these.
    func contains(_ tape: JSONTape, _ instance: Int) -> Bool {
        let candidates = values.count <= Self.few ? values : byHash[JSONHash.hash(tape, instance)] ?? []
        return candidates.contains { JSONEquality.equal(document.tape, $0, tape, instance) }
    }
}
