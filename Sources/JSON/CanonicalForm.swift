/// The JSON Canonicalization Scheme, RFC 8785.
enum CanonicalForm {
    static func bytes(of node: JSONNode) -> [UInt8] {
        withExtendedLifetime(node.document) {
            var output: [UInt8] = []
            output.reserveCapacity(node.tape.sourceLength)
            append(node.index, of: node.tape, to: &output)
            return output
        }
    }

    /// Values hold names and numbers of their own making: the encoded text is read back and written canonically, so
    /// that there is one implementation. Bytes that are no I-JSON (a name twice) come back as encoded.
    static func bytes(of value: JSONValue) -> [UInt8] {
        let encoded = value.encoded()
        let limits = JSONLimits(maximumBytes: .max, maximumDepth: Int(UInt32.max))
        guard let document = try? JSONDocument(parsing: encoded, limits: limits) else { return encoded }
        return bytes(of: document.root)
    }

    private static func append(_ node: Int, of tape: JSONTape, to output: inout [UInt8]) {
        switch tape.tag(node) {
        case .null, .true, .false:
            output.append(contentsOf: tape.bytes(node))
        case .integer, .decimal:
            CanonicalNumber.append(tape.bytes(node), isInteger: tape.tag(node) == .integer, to: &output)
        case .string:
            JSONEscaping.append(tape.bytes(node), isVerbatim: tape.isVerbatim(node), to: &output)
        case .array:
            output.append(UInt8(ascii: "["))
            var element = node + 1
            while element < tape.next(node) {
                if element > node + 1 { output.append(UInt8(ascii: ",")) }
                append(element, of: tape, to: &output)
                element = tape.next(element)
            }
            output.append(UInt8(ascii: "]"))
        case .object:
            appendObject(node, of: tape, to: &output)
        }
    }

    private static func appendObject(_ object: Int, of tape: JSONTape, to output: inout [UInt8]) {
        var names: [Int] = []
        names.reserveCapacity(tape.length(object))
        var isSorted = true
        var name = object + 1
        while name < tape.next(object) {
            if let last = names.last, isSorted {
                isSorted = JSONBytes.precedesInUTF16(tape.bytes(last), tape.bytes(name))
            }
            names.append(name)
            name = tape.next(name + 1)
        }
        if !isSorted { names.sort { JSONBytes.precedesInUTF16(tape.bytes($0), tape.bytes($1)) } }

        output.append(UInt8(ascii: "{"))
        for (position, name) in names.enumerated() {
            if position > 0 { output.append(UInt8(ascii: ",")) }
            JSONEscaping.append(tape.bytes(name), isVerbatim: tape.isVerbatim(name), to: &output)
            output.append(UInt8(ascii: ":"))
            append(name + 1, of: tape, to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }
}

extension JSONNode {
    /// The canonical form of RFC 8785 (JCS): names sorted by UTF-16 code units, numbers as ECMAScript writes the
    /// nearest double, fewest escapes, no white space.
    ///
    /// Numbers that no double can tell apart have one canonical form, as the RFC says (§3.2.2.3): what must stay
    /// exact belongs in an integer below 2^53 or in a string. A number beyond the range of doubles, which the RFC
    /// leaves undefined, is written exactly, as `d.ddde+xxx`.
    public func canonical() -> [UInt8] {
        CanonicalForm.bytes(of: self)
    }
}
