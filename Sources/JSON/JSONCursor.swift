/// A place in a document that does not keep the document alive: for loops that may not pay for reference counting.
///
/// Valid only while the ``JSONDocument`` lives; keep it in hand (`withExtendedLifetime`) around every use.
package struct JSONCursor {
    package let tape: JSONTape
    package let index: Int

    @inlinable
    package init(tape: JSONTape, index: Int) {
        self.tape = tape
        self.index = index
    }

    @inlinable @inline(__always)
    package var tag: JSONTag { tape.tag(index) }

    /// The bytes of a string; nil for other kinds.
    @inlinable @inline(__always)
    package var utf8: UnsafeBufferPointer<UInt8>? {
        tape.isKind(.string, index) ? tape.bytes(index) : nil
    }

    /// An exact integer of 64 bits, however it is written.
    @inlinable
    package var int: Int64? {
        if tape.isKind(.integer, index) {
            let text = tape.bytes(index)
            return text.count <= 18 ? Self.short(text) : exactInt
        }
        return tape.isKind(.decimal, index) ? exactInt : nil
    }

    /// An exact number of any size.
    package var number: ExactDecimal? {
        tape.isKind(.integer, index) || tape.isKind(.decimal, index) ? ExactDecimal(validText: tape.bytes(index)) : nil
    }

    @usableFromInline
    var exactInt: Int64? { number?.int }

    /// Elements of an array or members of an object; 0 for scalars.
    @inlinable
    package var count: Int {
        tape.isKind(.array, index) || tape.isKind(.object, index) ? tape.length(index) : 0
    }

    /// Up to 18 characters of a valid integer cannot overflow.
    @inlinable
    static func short(_ text: UnsafeBufferPointer<UInt8>) -> Int64 {
        let isNegative = text[0] == UInt8(ascii: "-")
        var value: Int64 = 0
        var position = isNegative ? 1 : 0
        while position < text.count {
            value = value &* 10 &+ Int64(text[position] &- UInt8(ascii: "0"))
            position &+= 1
        }
        return isNegative ? -value : value
    }
}

extension JSONNode {
    /// The same place, to be used while the document is kept alive.
    package var cursor: JSONCursor { JSONCursor(tape: document.tape, index: index) }
}
