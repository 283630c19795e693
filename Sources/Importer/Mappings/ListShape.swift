internal import JSON

/// Lists that are written also when nothing fills them, wherever the object they belong to is: a person without income
/// has an empty list of incomes, not none.
struct ListShape: Sendable, Equatable {
    /// By member name; `*` for the elements of a list.
    private(set) var below: [String: ListShape] = [:]
    /// Members of this object that are such lists.
    private(set) var lists: Set<String> = []

    /// Nil unless every text is a pointer, with `*` for the elements of lists, to something below the whole.
    init?(_ pointers: [String]) {
        for text in pointers {
            guard let pointer = JSONPointer(text), !pointer.tokens.isEmpty else { return nil }
            add(pointer.tokens[...])
        }
    }

    private init() {}

    private mutating func add(_ tokens: ArraySlice<String>) {
        guard let first = tokens.first else { return }
        if tokens.count == 1 {
            lists.insert(first)
        } else {
            below[first, default: ListShape()].add(tokens.dropFirst())
        }
    }
}
