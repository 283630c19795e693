internal import JSON

extension JSONWriter {
    /// A member with an object; `body` writes its members.
    mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
        self.key(key)
        beginObject()
        body(&self)
        endObject()
    }

    /// A member with an array; `body` writes each element.
    mutating func array<Element>(_ key: String, _ elements: [Element], _ body: (Element, inout JSONWriter) -> Void) {
        self.key(key)
        beginArray()
        for element in elements { body(element, &self) }
        endArray()
    }
}
