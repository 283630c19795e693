import JSON

/// Equality of JSON Schema §4.2.2: numbers by value, objects without order, strings by code points.
///
/// Works from lists and not recursively: values may be nested as deeply as their parser allows.
enum JSONEquality {
    static func equal(_ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int) -> Bool {
        scalarsEqual(a, i, b, j) ?? containersEqual(a, i, b, j)
    }

    @inline(never)
    private static func containersEqual(_ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int) -> Bool {
        var containers = [(i, j)]
        while let (i, j) = containers.popLast() {
            let areEqual = a.tag(i) == .array ? arrays(a, i, b, j, &containers) : objects(a, i, b, j, &containers)
            if !areEqual { return false }
        }
        return true
    }

    /// Nil for two arrays or two objects of the same size, which are yet to be compared.
    @inline(__always)
    private static func scalarsEqual(_ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int) -> Bool? {
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
        case .array, .object: return a.length(i) == b.length(j) ? nil : false
        }
    }

    /// False for scalars that differ; containers are put off.
    private static func scalars(
        _ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int, _ containers: inout [(Int, Int)]
    ) -> Bool {
        if let areEqual = scalarsEqual(a, i, b, j) { return areEqual }
        containers.append((i, j))
        return true
    }

    private static func arrays(
        _ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int, _ containers: inout [(Int, Int)]
    ) -> Bool {
        var (left, right) = (i + 1, j + 1)
        while left < a.next(i) {
            guard scalars(a, left, b, right, &containers) else { return false }
            (left, right) = (a.next(left), b.next(right))
        }
        return true
    }

    private static func objects(
        _ a: JSONTape, _ i: Int, _ b: JSONTape, _ j: Int, _ containers: inout [(Int, Int)]
    ) -> Bool {
        // Looking every name up would cost the square of the members.
        if a.length(i) > 16 {
            return zip(sortedNames(a, i), sortedNames(b, j)).allSatisfy { left, right in
                JSONBytes.equal(a.bytes(left), b.bytes(right)) && scalars(a, left + 1, b, right + 1, &containers)
            }
        }
        var name = i + 1
        while name < a.next(i) {
            guard let value = b.value(of: j, named: a.bytes(name)), scalars(a, name + 1, b, value, &containers)
            else { return false }
            name = a.next(name + 1)
        }
        return true
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
        var hashed: [(hash: Int, node: Int)] = []
        hashed.reserveCapacity(tape.length(array))
        while element < end {
            hashed.append((JSONHash.hash(tape, element), element))
            element = tape.next(element)
        }
        hashed.sort { $0.hash < $1.hash }
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
