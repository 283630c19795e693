internal import Applications
internal import JSON

// Answers are written as RFC 8785 wants them, so that nothing has to be parsed and sorted again: members come in the
// order of their names. A test compares every form with its canonical form.
extension JSONWriter {
    mutating func object(_ key: String, _ write: (inout JSONWriter) -> Void) {
        self.key(key)
        beginObject()
        write(&self)
        endObject()
    }

    mutating func objects<Element>(
        _ key: String, _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        self.key(key)
        beginArray()
        for element in elements {
            beginObject()
            write(&self, element)
            endObject()
        }
        endArray()
    }

    mutating func strings(_ key: String, _ elements: [String]) {
        self.key(key)
        beginArray()
        for element in elements { string(element) }
        endArray()
    }

    mutating func member(_ key: String, _ date: LocalDate) { member(key, date.iso) }

    /// An exact decimal, `whole` divided by a power of ten, without trailing zeros.
    mutating func decimal(_ key: String, _ whole: Int, digits: Int) {
        self.key(key)
        var (number, left) = (whole, digits)
        while left > 0, number % 10 == 0 {
            number /= 10
            left -= 1
        }
        var text = Array(String(number).utf8)
        if left > 0 {
            while text.count <= left { text.insert(UInt8(ascii: "0"), at: 0) }
            text.insert(UInt8(ascii: "."), at: text.count - left)
        }
        raw(text)
    }

    /// Boxes that are all ticked; the names must be in order.
    mutating func accepted(_ key: String, _ names: [String]) {
        object(key) { for name in names { $0.member(name, true) } }
    }
}
