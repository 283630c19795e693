import JSON

/// Hashes that agree with ``JSONEquality``. They are seeded per process, so that no input can be made to collide.
enum JSONHash {
    /// An array or object whose children are being hashed.
    private struct Open {
        let end: Int
        var hasher = Hasher()
        /// Of an object: its members' hashes in any order.
        var sum: Int?
    }

    static func hash(_ tape: JSONTape, _ root: Int) -> Int {
        guard isContainer(tape, root) else { return scalar(tape, root) }
        var open = [container(tape, root)]
        var node = root + 1
        while let last = open.last {
            if node == last.end {
                let value = close(last)
                open.removeLast()
                guard !open.isEmpty else { return value }
                add(value, to: &open[open.count - 1])
                continue
            }
            if last.sum != nil {
                // A member's hash starts with its name.
                open[open.count - 1].hasher = Hasher()
                open[open.count - 1].hasher.combine(bytes: UnsafeRawBufferPointer(tape.bytes(node)))
                node += 1
            }
            if isContainer(tape, node) {
                open.append(container(tape, node))
            } else {
                add(scalar(tape, node), to: &open[open.count - 1])
            }
            node += 1
        }
        return 0
    }

    private static func isContainer(_ tape: JSONTape, _ node: Int) -> Bool {
        let tag = tape.tag(node)
        return tag == .array || tag == .object
    }

    private static func container(_ tape: JSONTape, _ node: Int) -> Open {
        Open(end: tape.next(node), sum: tape.tag(node) == .object ? 0 : nil)
    }

    private static func add(_ value: Int, to open: inout Open) {
        open.hasher.combine(value)
        if let sum = open.sum { open.sum = sum &+ open.hasher.finalize() }
    }

    private static func close(_ open: Open) -> Int {
        guard let sum = open.sum else { return open.hasher.finalize() }
        var hasher = Hasher()
        hasher.combine(JSONTag.object)
        hasher.combine(sum)
        return hasher.finalize()
    }

    private static func scalar(_ tape: JSONTape, _ node: Int) -> Int {
        var hasher = Hasher()
        let tag = tape.tag(node)
        switch tag {
        case .integer, .decimal: hasher.combine(ExactDecimal(validText: tape.bytes(node)))
        case .string: hasher.combine(bytes: UnsafeRawBufferPointer(tape.bytes(node)))
        case .null, .true, .false, .array, .object: hasher.combine(tag)
        }
        return hasher.finalize()
    }
}
