public import JSON

extension Draft {
    /// The draft as it is kept: one object with short names, because a cookie has little room.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 2048)
        writer.beginObject()
        writer.member("b", edition.benefit)
        writer.member("f", edition.form)
        writer.member("v", edition.version)
        writer.member("k", key)
        writer.member("s", isBrief)
        write(texts, "t", to: &writer) { $0.string($1) }
        write(counts, "n", to: &writer) { $0.integer($1) }
        // Names of documents that were replaced or taken out are nobody's any more.
        let named = Set(texts.values)
        write(documentNames.filter { named.contains($0.key) }, "d", to: &writer) { $0.string($1) }
        writer.endObject()
        return writer.finish()
    }

    private func write<Value>(
        _ values: [String: Value], _ name: String, to writer: inout JSONWriter,
        _ body: (inout JSONWriter, Value) -> Void
    ) {
        writer.key(name)
        writer.beginObject()
        // Neighbours look alike, which compresses better, and the same draft is always the same bytes.
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            writer.key(key)
            body(&writer, value)
        }
        writer.endObject()
    }

    /// Reads what ``encoded()`` wrote; nil for anything else.
    public init?(encoded bytes: [UInt8]) {
        guard let document = try? JSONDocument(parsing: bytes) else { return nil }
        self.init(document.root)
    }

    /// The same, as a member of something else.
    public init?(_ root: JSONNode) {
        guard let benefit = root["b"]?.string, let form = root["f"]?.string,
            let version = root["v"]?.string, let key = root["k"]?.string, let isBrief = root["s"]?.bool,
            let texts = root["t"], let counts = root["n"], let names = root["d"]
        else { return nil }
        self.init(
            edition: FormEdition(benefit: benefit, form: form, version: version), key: key, isBrief: isBrief,
            texts: Self.members(of: texts) { $0.string },
            counts: Self.members(of: counts) { $0.int.flatMap(Int.init(exactly:)) },
            documentNames: Self.members(of: names) { $0.string })
    }

    private static func members<Value>(of node: JSONNode, _ value: (JSONNode) -> Value?) -> [String: Value] {
        var result: [String: Value] = [:]
        for member in node.members { result[member.key] = value(member.value) }
        return result
    }
}
