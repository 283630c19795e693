import JSON

extension Evaluator {
    mutating func number(_ rules: NumberRules, _ schema: SchemaNode, _ instance: Int) -> Bool {
        let bytes = tape.bytes(instance)
        let value = ExactDecimal(validText: bytes)
        var isValid = true
        for bound in rules.bounds {
            let limit = bound.value.decimal
            charge(cost(bound, bytes.count))
            if isExhausted { return exhaust(schema) }
            let holds =
                switch bound.kind {
                case .minimum: value >= limit
                case .maximum: value <= limit
                case .exclusiveMinimum: value > limit
                case .exclusiveMaximum: value < limit
                case .multipleOf: value.isMultiple(of: limit)
                }
            if holds { continue }
            isValid = false
            let name = bound.kind == .multipleOf ? "divisor" : "limit"
            if !fail(schema, bound.kind.rawValue, [name: .number(bound.value)]) { return false }
        }
        return isValid
    }

    /// Long division costs the product of both lengths, all else the length of the number.
    private func cost(_ bound: NumberRules.Bound, _ length: Int) -> Int {
        let divisor = bound.value.text.utf8.count
        return (bound.kind == .multipleOf && divisor > 19 ? length * divisor : length) >> 6
    }

    mutating func string(_ rules: StringRules, _ schema: SchemaNode, _ instance: Int) -> Bool {
        let bytes = tape.bytes(instance)
        charge(bytes.count >> 6)
        var isValid = true
        // A character has one to four bytes: most strings need no counting.
        if bytes.count < rules.minimumLength || (bytes.count + 3) / 4 < rules.minimumLength,
            Self.characters(bytes) < rules.minimumLength
        {
            isValid = false
            if !fail(schema, "minLength", ["limit": .integer(Int64(rules.minimumLength))]) { return false }
        }
        if bytes.count > rules.maximumLength, Self.characters(bytes) > rules.maximumLength {
            isValid = false
            if !fail(schema, "maxLength", ["limit": .integer(Int64(rules.maximumLength))]) { return false }
        }
        if let pattern = rules.pattern, !matches(pattern, bytes, schema) {
            isValid = false
            if !fail(schema, "pattern", ["pattern": .string(rules.patternText)]) { return false }
        }
        if let format = rules.format, !format(bytes) {
            isValid = false
            if !fail(schema, "format", ["format": .string(rules.formatName)]) { return false }
        }
        return isValid
    }

    /// Code points of valid UTF-8: every byte that continues none.
    static func characters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
        return count
    }
}
