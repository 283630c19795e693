internal import JSON

/// Puts the values of one row together into answers.
struct AnswerAssembly {
    private var entries: [(place: AnswerPlace, value: JSONValue, name: String)] = []
    private(set) var problems: [RowProblem] = []

    /// Takes what is written in one column or element; nothing when that is blank.
    mutating func add(_ written: String, from name: String, to place: AnswerPlace, as kind: ValueKind) {
        let text = written.trimmed
        guard !text.isEmpty else { return }
        guard let value = kind.value(text) else {
            let (code, message) = kind.complaint
            problems.append(RowProblem(pointer: place.pointer, code: code, message: message, column: name))
            return
        }
        entries.append((place, value, name))
    }

    /// The answers as JSON; nil, with problems, when they cannot be put together.
    mutating func answers(_ lists: ListShape) -> [UInt8]? {
        entries.sort { $0.place < $1.place }
        let found = problems.count
        for (earlier, later) in zip(entries, entries.dropFirst()) where earlier.place == later.place {
            problems.append(
                RowProblem(
                    pointer: later.place.pointer, code: "filled-twice",
                    message: "Podaj to raz: te same dane są także w „\(earlier.name)”.", column: later.name))
        }
        guard problems.count == found else { return nil }
        var writer = JSONWriter(reservingCapacity: 4096)
        write(entries[...], depth: 0, lists, to: &writer)
        return problems.count == found ? writer.finish() : nil
    }

    /// Entries are sorted, so those that go below one step stand together.
    private mutating func write(
        _ group: ArraySlice<(place: AnswerPlace, value: JSONValue, name: String)>, depth: Int, _ shape: ListShape?,
        to writer: inout JSONWriter
    ) {
        guard let first = group.first, first.place.steps.count > depth else {
            writer.value(group.first?.value ?? .object([]))
            return
        }
        guard case .member = first.place.steps[depth] else {
            return writeList(group, depth: depth, shape, to: &writer)
        }
        writer.beginObject()
        var missing = shape?.lists ?? []
        var rest = group
        while let next = rest.first, case .member(let name) = next.place.steps[depth] {
            let part = rest.prefix { $0.place.steps[depth] == next.place.steps[depth] }
            writer.key(name)
            write(part, depth: depth + 1, shape?.below[name], to: &writer)
            missing.remove(name)
            rest = rest[part.endIndex...]
        }
        for name in missing.sorted() {
            writer.key(name)
            writer.beginArray()
            writer.endArray()
        }
        writer.endObject()
    }

    private mutating func writeList(
        _ group: ArraySlice<(place: AnswerPlace, value: JSONValue, name: String)>, depth: Int, _ shape: ListShape?,
        to writer: inout JSONWriter
    ) {
        writer.beginArray()
        var expected = 0
        var rest = group
        while let next = rest.first, case .element(let number) = next.place.steps[depth] {
            if number != expected {
                problems.append(
                    RowProblem(
                        pointer: AnswerPlace(steps: Array(next.place.steps[..<depth]) + [.element(expected)]).pointer,
                        code: "gap-in-list",
                        message: "Pozycja \(expected + 1) jest pusta, a pozycja \(number + 1) wypełniona: "
                            + "wypełnij pozycje po kolei.",
                        column: next.name))
            }
            expected = number + 1
            let part = rest.prefix { $0.place.steps[depth] == next.place.steps[depth] }
            write(part, depth: depth + 1, shape?.below["*"], to: &writer)
            rest = rest[part.endIndex...]
        }
        writer.endArray()
    }
}

extension String {
    /// Without white space at either end, no-break spaces included.
    var trimmed: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        let start = drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
