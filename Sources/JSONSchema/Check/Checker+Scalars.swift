import JSON

/// Raw values of ``JSONTag`` as bytes, spelled out so that a switch over them is a jump.
enum Kind {
    static var integer: UInt8 { 3 }
    static var decimal: UInt8 { 4 }
    static var string: UInt8 { 5 }
    static var array: UInt8 { 6 }
    static var object: UInt8 { 7 }
}

extension Checker {
    @inline(__always)
    func bytes(_ scalar: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text + Int(nodes[scalar].offset), count: Int(nodes[scalar].length))
    }

    mutating func isConstant(
        _ constants: UnsafePointer<CheckConstants>, _ schema: Int, _ kind: UInt8, _ instance: Int
    ) -> Bool {
        if kind < Kind.integer { return constants.pointee.literals & (1 &<< kind) != 0 }
        if kind == Kind.string { return constants.pointee.strings.slot(of: name(instance)) >= 0 }
        if kind >= Kind.array { charge((Int(nodes[instance].next) &- instance) &>> 4) }
        let (others, count) = (constants.pointee.others, constants.pointee.otherCount)
        guard count <= ConstantSet.few else {
            return graph.nodes[schema].constants?.contains(tape, instance) == true
        }
        let own = constants.pointee.tape.pointee
        for position in 0..<count where JSONEquality.equal(own, others[position], tape, instance) { return true }
        return false
    }

    func isWhole(_ decimal: Int) -> Bool {
        ExactDecimal(validText: bytes(decimal)).isInteger
    }

    mutating func number(_ rules: UnsafePointer<CheckNumber>, _ schema: Int, _ instance: Int) -> Bool {
        if rules.pointee.isScaled, let value = Self.millionths(bytes(instance)) {
            if value < rules.pointee.minimum || value > rules.pointee.maximum { return false }
            return rules.pointee.divisor == 0 || value % rules.pointee.divisor == 0
        }
        let schema = graph.nodes[schema]
        guard let exact = schema.number else { return true }
        return handOver { $0.number(exact, schema, instance) }
    }

    /// A JSON number in millionths; nil with an exponent, with more than twelve digits before the point or more than
    /// six behind it.
    static func millionths(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        let isNegative = text.first == UInt8(ascii: "-")
        var position = isNegative ? 1 : 0
        let point = position
        var value: Int64 = 0
        while position < text.count, text[position] != UInt8(ascii: ".") {
            let digit = text[position] &- UInt8(ascii: "0")
            if digit > 9 || position &- point >= 12 { return nil }
            value = value &* 10 &+ Int64(digit)
            position &+= 1
        }
        var scale = 6
        position &+= 1
        while position < text.count {
            let digit = text[position] &- UInt8(ascii: "0")
            if digit > 9 || scale == 0 { return nil }
            value = value &* 10 &+ Int64(digit)
            scale &-= 1
            position &+= 1
        }
        if scale == 6 { return (isNegative ? -value : value) &* 1_000_000 }
        while scale > 0 {
            value = value &* 10
            scale &-= 1
        }
        return isNegative ? -value : value
    }

    mutating func string(_ rules: UnsafePointer<CheckString>, _ instance: Int) -> Bool {
        let bytes = bytes(instance)
        charge(bytes.count &>> 6)
        let (minimum, maximum) = (rules.pointee.minimum, rules.pointee.maximum)
        // A character has one to four bytes: most strings need no counting.
        if bytes.count < minimum || (bytes.count &+ 3) &>> 2 < minimum, Evaluator.characters(bytes) < minimum {
            return false
        }
        if bytes.count > maximum, Evaluator.characters(bytes) > maximum { return false }
        if let pattern = rules.pointee.pattern, !pattern.matches(bytes) { return false }
        let format = Int(rules.pointee.format)
        return format < 0 || formats[format](bytes)
    }
}
