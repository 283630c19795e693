/// The JSON Canonicalization Scheme, RFC 8785.
struct CanonicalForm: ~Copyable {
    private struct Name {
        /// The name's first bytes, most significant first, zeros behind a shorter name.
        let prefix: UInt64
        let node: Int
    }

    /// Up to so many names are sorted by insertion.
    private static let fewNames = 24

    private let tape: JSONTape
    private var output: ByteBuffer
    /// Names of the objects being written, the innermost last: one array for all objects.
    private var names: [Name] = []

    static func bytes(of node: JSONNode) -> [UInt8] {
        withExtendedLifetime(node.document) {
            var form = CanonicalForm(node.tape)
            form.append(node.index)
            return form.output.array
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

    private init(_ tape: JSONTape) {
        self.tape = tape
        output = ByteBuffer(capacity: tape.sourceLength)
    }

    private mutating func append(_ node: Int) {
        let tag = tape.tag(node)
        switch tag {
        case .null, .true, .false: output.append(contentsOf: tape.bytes(node))
        case .integer, .decimal: appendNumber(tape.bytes(node), isInteger: tag == .integer)
        case .string: appendString(node)
        case .array:
            let end = tape.next(node)
            var element = node + 1
            output.append(UInt8(ascii: "["))
            while element < end {
                if element > node + 1 { output.append(UInt8(ascii: ",")) }
                append(element)
                element = tape.next(element)
            }
            output.append(UInt8(ascii: "]"))
        case .object: appendObject(node)
        }
    }

    private mutating func appendNumber(_ text: UnsafeBufferPointer<UInt8>, isInteger: Bool) {
        if CanonicalNumber.isCanonical(text, isInteger: isInteger) {
            output.append(contentsOf: text)
        } else {
            var number: [UInt8] = []
            CanonicalNumber.append(text, isInteger: isInteger, to: &number)
            output.append(contentsOf: number)
        }
    }

    private mutating func appendString(_ node: Int) {
        guard tape.isVerbatim(node) else {
            var string: [UInt8] = []
            JSONEscaping.append(tape.bytes(node), isVerbatim: false, to: &string)
            output.append(contentsOf: string)
            return
        }
        output.append(UInt8(ascii: "\""))
        output.append(contentsOf: tape.bytes(node))
        output.append(UInt8(ascii: "\""))
    }

    private mutating func appendObject(_ object: Int) {
        let first = names.count
        pushNames(of: object)
        let end = names.count
        output.append(UInt8(ascii: "{"))
        for position in first..<end {
            if position > first { output.append(UInt8(ascii: ",")) }
            let name = names[position].node
            appendString(name)
            output.append(UInt8(ascii: ":"))
            append(name + 1)
        }
        output.append(UInt8(ascii: "}"))
        names.removeLast(end - first)
    }

    /// Adds an object's names in the order of RFC 8785 §3.2.3.
    private mutating func pushNames(of object: Int) {
        let first = names.count
        let count = tape.length(object)
        var node = object + 1
        for position in 0..<count {
            let name = Name(prefix: prefix(node), node: node)
            names.append(name)
            node = tape.next(node + 1)
            guard count <= Self.fewNames else { continue }
            var place = first + position
            while place > first, precedes(name, names[place - 1]) {
                names[place] = names[place - 1]
                place -= 1
            }
            names[place] = name
        }
        if count > Self.fewNames {
            var sorted = Array(names[first...])
            sorted.sort { precedes($0, $1) }
            names.replaceSubrange(first..., with: sorted)
        }
    }

    private func precedes(_ a: Name, _ b: Name) -> Bool {
        // Beyond ASCII the order of UTF-16 is not that of bytes; equal first bytes decide nothing.
        if a.prefix == b.prefix || (a.prefix | b.prefix) & 0x8080_8080_8080_8080 != 0 {
            return JSONBytes.precedesInUTF16(tape.bytes(a.node), tape.bytes(b.node))
        }
        return a.prefix < b.prefix
    }

    private func prefix(_ name: Int) -> UInt64 {
        let bytes = tape.bytes(name)
        guard let start = UnsafeRawPointer(bytes.baseAddress), bytes.count > 0 else { return 0 }
        if bytes.count >= 8 { return UInt64(bigEndian: JSONBytes.word(start)) }
        // The word that ends with the name: what stands before it is shifted out.
        return UInt64(bigEndian: JSONBytes.word(start + (bytes.count - 8))) << UInt64(64 - 8 * bytes.count)
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
