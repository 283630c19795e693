internal import Applications
internal import Benefits

/// Every mapping the importer knows, checked against the forms they are for.
struct MappingCatalogue: Sendable {
    private var tables: [FormName: MappingFile.Table] = [:]
    private var documents: [FormName: MappingFile.Document] = [:]
    private var lines: [FormName: MappingFile.Lines] = [:]

    /// - Parameter files: below `schemas/importer`, by relative path; those two folders deep are examples.
    init(files: [String: [UInt8]], forms: FormCatalogue) throws(MappingError) {
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let parts = path.split(separator: "/")
            let names = parts.last?.split(separator: ".") ?? []
            guard parts.count == 2, names.count == 3, names[2] == "json" else { continue }
            let reader = try MappingReader(file: path, bytes: bytes)
            let form = FormName(benefit: BenefitCode(rawValue: String(parts[0])), id: String(names[0]))
            switch names[1] {
            case "csv":
                let table = try MappingFile.table(reader)
                try table.mapping.check(against: form, in: forms)
                tables[form] = table
            case "xml":
                let document = try MappingFile.document(reader)
                try document.mapping.check(against: form, in: forms)
                documents[form] = document
            case "ndjson": lines[form] = try MappingFile.lines(reader)
            default: throw reader.error("the name must end in .csv.json, .ndjson.json or .xml.json")
            }
        }
    }

    func table(_ form: FormName) -> MappingFile.Table? { tables[form] }

    func document(_ form: FormName) -> MappingFile.Document? { documents[form] }

    func lines(_ form: FormName) -> MappingFile.Lines { lines[form] ?? .standard }
}

/// A form of a benefit, whatever its edition.
struct FormName: Sendable, Hashable {
    let benefit: BenefitCode
    let id: String
}

extension Mapping {
    /// Throws when a pointer leads to no question of the form: better before the first file than at every row.
    func check(against name: FormName, in forms: FormCatalogue) throws(MappingError) {
        let editions = forms.benefit(name.benefit)?.editions.filter { $0.id == name.id } ?? []
        let questions = editions.compactMap { forms.form(benefit: name.benefit, id: $0.id, version: $0.version) }
            .flatMap { $0.sections.flatMap(\.fields) }
        guard !questions.isEmpty else {
            throw MappingError(
                file: file, pointer: "", reason: "there is no form \(name.id) of \(name.benefit.rawValue)")
        }
        guard let benefit = forms.benefit(name.benefit), benefit.channels.contains(channel.rawValue) else {
            throw MappingError(
                file: file, pointer: "/channel",
                reason: "benefit.json of \(name.benefit.rawValue) does not list the channel \(channel.rawValue)")
        }
        let answers = Set(questions.filter { $0.kind != .group && $0.kind != .list }.map(\.pointer))
        for field in fields where !answers.contains(field.target.formPointer) {
            throw MappingError(
                file: file, pointer: "/fields",
                reason: "\(field.name) leads to \(field.target.formPointer), which is no question of the form")
        }
    }
}
