import JSON

/// Equality of JSON Schema §4.2.2: numbers by value, objects without order, strings by code points.
enum JSONEquality {
    static func equal(_ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int) -> Bool {
        let tag = a.tag(i)
        switch (tag, b.tag(j)) {
        case (.integer, .integer) where JSONBytes.equal(a.bytes(i), b.bytes(j)): return true
        case (.integer, .integer), (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal):
            return ExactDecimal(validText: a.bytes(i)) == ExactDecimal(validText: b.bytes(j))
        case (let left, let right) where left != right: return false
        default: break
        }
        switch tag {
        case .null, .true, .false, .integer, .decimal: return true
        case .string: return JSONBytes.equal(a.bytes(i), b.bytes(j))
        case .array: return arraysEqual(a, i, b, j)
        case .object: return objectsEqual(a, i, b, j)
        }
    }

    private static func arraysEqual(_ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int) -> Bool {
        guard a.length(i) == b.length(j) else { return false }
        var (left, right) = (i + 1, j + 1)
        while left < a.next(i) {
            guard equal(a, left, b, right) else { return false }
            (left, right) = (a.next(left), b.next(right))
        }
        return true
    }

    private static func objectsEqual(_ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int) -> Bool {
        guard a.length(i) == b.length(j) else { return false }
        if a.length(i) > 16 { return largeObjectsEqual(a, i, b, j) }
        var name = i + 1
        while name < a.next(i) {
            guard let value = b.value(of: j, named: a.bytes(name)), equal(a, name + 1, b, value) else { return false }
            name = a.next(name + 1)
        }
        return true
    }

    /// Looking every name up would cost the square of the members.
    private static func largeObjectsEqual(_ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int) -> Bool {
        zip(sortedNames(a, i), sortedNames(b, j)).allSatisfy { left, right in
            JSONBytes.equal(a.bytes(left), b.bytes(right)) && equal(a, left + 1, b, right + 1)
        }
    }

    private static func sortedNames(_ tape: JSONTape, _ object: Int) -> [Int] {
        var names: [Int] = []
        names.reserveCapacity(tape.length(object))
        var name = object + 1
        while name < tape.next(object) {
            names.append(name)
            name = tape.next(name + 1)
        }
        return names.sorted { tape.bytes($0).lexicographicallyPrecedes(tape.bytes($1)) }
    }

    /// Agrees with `equal`. Hashes are seeded per process, so that no input can be made to collide.
    static func hash(_ tape: JSONTape, _ node: Int) -> Int {
        var hasher = Hasher()
        let tag = tape.tag(node)
        switch tag {
        case .integer, .decimal: hasher.combine(ExactDecimal(validText: tape.bytes(node)))
        case .null, .true, .false: hasher.combine(tag)
        case .string: hasher.combine(bytes: UnsafeRawBufferPointer(tape.bytes(node)))
        case .array:
            hasher.combine(tag)
            var element = node + 1
            while element < tape.next(node) {
                hasher.combine(hash(tape, element))
                element = tape.next(element)
            }
        case .object:
            hasher.combine(tag)
            var sum = 0
            var name = node + 1
            while name < tape.next(node) {
                var member = Hasher()
                member.combine(bytes: UnsafeRawBufferPointer(tape.bytes(name)))
                member.combine(hash(tape, name + 1))
                sum &+= member.finalize()
                name = tape.next(name + 1)
            }
            hasher.combine(sum)
        }
        return hasher.finalize()
    }

    /// Whether no two elements of an array are equal. Short arrays by pairs, long ones by sorted hashes.
    static func areUnique(_ tape: JSONTape, elementsOf array: Int) -> Bool {
        let end = tape.next(array)
        var element = array + 1
        if tape.length(array) <= 8 {
            while element < end {
                var other = tape.next(element)
                while other < end {
                    if equal(tape, element, tape, other) { return false }
                    other = tape.next(other)
                }
                element = tape.next(element)
            }
            return true
        }
        var elements: [Int] = []
        elements.reserveCapacity(tape.length(array))
        while element < end {
            elements.append(element)
            element = tape.next(element)
        }
        let hashed = elements.map { (hash: hash(tape, $0), node: $0) }.sorted { $0.hash < $1.hash }
        for i in hashed.indices {
            var j = i + 1
            while j < hashed.count, hashed[j].hash == hashed[i].hash {
                if equal(tape, hashed[i].node, tape, hashed[j].node) { return false }
                j += 1
            }
        }
        return true
    }
}
