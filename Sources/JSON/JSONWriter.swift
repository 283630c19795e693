/// Writes minified JSON into one growing buffer. Commas come by themselves; matching begin with end and a name before
/// each member's value is the caller's part.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.member("version", 1)
///     writer.endObject()
///     let bytes = writer.finish()
public struct JSONWriter: Sendable {
    private var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty writer.
    public init(reservingCapacity capacity: Int = 256) {
        bytes.reserveCapacity(capacity)
    }

    /// `{`
    public mutating func beginObject() {
        begin(UInt8(ascii: "{"))
    }

    /// `}`
    public mutating func endObject() {
        end(UInt8(ascii: "}"))
    }

    /// `[`
    public mutating func beginArray() {
        begin(UInt8(ascii: "["))
    }

    /// `]`
    public mutating func endArray() {
        end(UInt8(ascii: "]"))
    }

    /// A member's name; its value must follow.
    public mutating func key(_ key: String) {
        separate()
        JSONEscaping.append(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A string.
    public mutating func string(_ string: String) {
        separate()
        JSONEscaping.append(string, to: &bytes)
    }

    /// A whole number of any width.
    public mutating func integer(_ integer: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(integer).utf8)
    }

    /// `true` or `false`.
    public mutating func bool(_ bool: Bool) {
        separate()
        bytes.append(contentsOf: (bool ? "true" : "false").utf8)
    }

    /// `null`
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// A number, as it was written.
    public mutating func number(_ number: JSONNumber) {
        separate()
        bytes.append(contentsOf: number.text.utf8)
    }

    /// A whole value that is JSON already, unchecked: misuse makes the output no JSON.
    public mutating func raw(_ bytes: [UInt8]) {
        separate()
        self.bytes.append(contentsOf: bytes)
    }

    /// A value with all it holds.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let values):
            beginArray()
            for value in values { self.value(value) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members { self.member(member.key, member.value) }
            endObject()
        }
    }

    /// A value of a document with all it holds, numbers as they were written.
    public mutating func node(_ node: JSONNode) {
        withExtendedLifetime(node.document) { self.node(node.index, of: node.tape) }
    }

    private mutating func node(_ index: Int, of tape: JSONTape) {
        switch tape.tag(index) {
        case .array:
            beginArray()
            var element = index + 1
            while element < tape.next(index) {
                node(element, of: tape)
                element = tape.next(element)
            }
            endArray()
        case .object:
            beginObject()
            var member = index + 1
            while member < tape.next(index) {
                separate()
                JSONEscaping.append(tape.bytes(member), isVerbatim: tape.isVerbatim(member), to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                needsComma = false
                node(member + 1, of: tape)
                member = tape.next(member + 1)
            }
            endObject()
        case .string:
            separate()
            JSONEscaping.append(tape.bytes(index), isVerbatim: tape.isVerbatim(index), to: &bytes)
        case .null, .true, .false, .integer, .decimal:
            separate()
            bytes.append(contentsOf: tape.bytes(index))
        }
    }

    /// The bytes written.
    public consuming func finish() -> [UInt8] {
        bytes
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}

extension JSONWriter {
    /// A member with a string; nothing at all for nil.
    public mutating func member(_ key: String, _ value: String?) {
        guard let value else { return }
        self.key(key)
        string(value)
    }

    /// A member with a string.
    public mutating func member(_ key: String, _ value: String) {
        self.key(key)
        string(value)
    }

    /// A member with a whole number.
    public mutating func member(_ key: String, _ value: Int64) {
        self.key(key)
        integer(value)
    }

    /// A member with a whole number.
    public mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        integer(value)
    }

    /// A member with a truth value.
    public mutating func member(_ key: String, _ value: Bool) {
        self.key(key)
        bool(value)
    }

    /// A member with any value.
    @_disfavoredOverload
    public mutating func member(_ key: String, _ value: JSONValue) {
        self.key(key)
        self.value(value)
    }
}

extension JSONNode {
    /// Minified JSON, members in source order, numbers as they were written.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter()
        writer.node(self)
        return writer.finish()
    }
}
