internal import Applications
internal import JSON

/// A mapping as it lies in `schemas/importer/<benefit>/<form>.<format>.json`.
enum MappingFile {
    /// Of tables.
    struct Table: Sendable {
        let mapping: Mapping
        let encoding: TextEncoding
        let separator: UInt8
    }

    /// Of documents.
    struct Document: Sendable {
        let mapping: Mapping
        /// Name of the root element, with the prefix of `namespaces`.
        let root: String
        /// Prefixes, as the mapping writes them, by namespace.
        let prefixes: [String: String]
        /// Elements that are passed over with all below them.
        let ignored: Set<String>
    }

    /// Of rows that hold answers already.
    struct Lines: Sendable {
        let source: String
        let channel: FilingChannel

        /// Where there is no file.
        static let standard = Lines(source: "paper", channel: .paper)
    }

    private static let common: Set<String> = [
        "description", "source", "channel", "documentId", "receivedOn", "fields", "choices", "lists", "ignored",
    ]

    static func table(_ reader: MappingReader) throws(MappingError) -> Table {
        try reader.allow(common.union(["encoding", "separator"]))
        let encodingName = try reader.optionalText("encoding") ?? TextEncoding.utf8.rawValue
        guard let encoding = TextEncoding(rawValue: encodingName) else {
            let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
            throw reader.error("unknown encoding \"\(encodingName)\"; known are \(known)")
        }
        let separator = Array(try (reader.optionalText("separator") ?? ";").utf8)
        guard let byte = separator.first, separator.count == 1, ",;\t|".utf8.contains(byte) else {
            throw reader.error("separator must be one of , ; | and a tab")
        }
        return Table(mapping: try mapping(reader, named: { $0 }), encoding: encoding, separator: byte)
    }

    static func document(_ reader: MappingReader) throws(MappingError) -> Document {
        try reader.allow(common.union(["root", "namespaces"]))
        var prefixes: [String: String] = [:]
        for (prefix, namespace) in try reader.members("namespaces") { prefixes[try namespace.text()] = prefix }
        var ignored: Set<String> = []
        for element in try reader.texts("ignored") { ignored.insert(try element.text()) }
        return Document(
            mapping: try mapping(reader, named: ElementPath.numbered),
            root: try reader.required("root").text(), prefixes: prefixes, ignored: ignored)
    }

    static func lines(_ reader: MappingReader) throws(MappingError) -> Lines {
        try reader.allow(["description", "source", "channel"])
        return Lines(source: try source(reader), channel: try channel(reader))
    }

    private static func source(_ reader: MappingReader) throws(MappingError) -> String {
        let source = try reader.required("source")
        let text = try source.text()
        guard !text.contains("/") else { throw source.error("a source's name may not hold a slash") }
        return text
    }

    private static func channel(_ reader: MappingReader) throws(MappingError) -> FilingChannel {
        let member = try reader.required("channel")
        guard let channel = FilingChannel(rawValue: try member.text()) else {
            let known = FilingChannel.allCases.map(\.rawValue).joined(separator: ", ")
            throw member.error("unknown channel; known are \(known)")
        }
        return channel
    }

    private static func mapping(
        _ reader: MappingReader, named: (String) -> String
    ) throws(MappingError) -> Mapping {
        let tables = try choices(reader)
        var fields: [Mapping.Field] = []
        for (name, member) in try reader.members("fields") {
            fields.append(try field(named(name), member, tables))
        }
        guard !fields.isEmpty else { throw reader.error("\"fields\" must map at least one field") }
        var lists: [String] = []
        for list in try reader.texts("lists") { lists.append(try list.text()) }
        guard let shape = ListShape(lists) else { throw reader.error("\"lists\" must be pointers such as /a/*/b") }
        var ignored: [FieldPattern] = []
        for element in try reader.texts("ignored") {
            guard let pattern = FieldPattern(try element.text()) else { throw element.error("is no name") }
            ignored.append(pattern)
        }
        return Mapping(
            file: reader.file, source: try source(reader), channel: try channel(reader),
            documentID: named(try reader.required("documentId").text()),
            receivedOn: try reader.optionalText("receivedOn").map(named), lists: shape, fields: fields,
            ignored: ignored)
    }

    private static func field(
        _ name: String, _ member: MappingReader, _ tables: [String: [String: String]]
    ) throws(MappingError) -> Mapping.Field {
        try member.allow(["to", "kind", "choices"])
        let to = try member.required("to")
        guard let pattern = FieldPattern(name), let target = AnswerTarget(try to.text()) else {
            throw member.error("expected a name such as osoba{n}_imie and, in \"to\", a JSON Pointer")
        }
        guard pattern.letters == target.letters else {
            throw to.error("the name and the pointer must have the same numbers in braces")
        }
        return Mapping.Field(name: name, pattern: pattern, target: target, kind: try kind(member, tables))
    }

    private static func kind(
        _ member: MappingReader, _ tables: [String: [String: String]]
    ) throws(MappingError) -> ValueKind {
        switch try member.optionalText("kind") ?? "text" {
        case "text": return .text
        case "compact": return .compact
        case "integer": return .integer
        case "decimal": return .decimal
        case "grosze": return .grosze
        case "date": return .date
        case "month": return .month
        case "yes-no": return .yesNo
        case "choice":
            let name = try member.required("choices")
            guard let table = tables[try name.text()] else { throw name.error("no table of \"choices\" has this name") }
            return .choice(table)
        default:
            throw member.error(
                "unknown kind; known are text, compact, integer, decimal, grosze, date, month, yes-no, choice")
        }
    }

    private static func choices(_ reader: MappingReader) throws(MappingError) -> [String: [String: String]] {
        var tables: [String: [String: String]] = [:]
        for (name, _) in try reader.members("choices") {
            var table: [String: String] = [:]
            for (written, value) in try reader.required("choices").members(name) {
                table[written.lowercased()] = try value.text()
            }
            tables[name] = table
        }
        return tables
    }
}
