public import Applications

/// Every benefit and form the services know, from the files under `schemas/forms`.
public struct FormCatalogue: Sendable {
    /// Benefits by code.
    public let benefits: [Benefit]
    private let forms: [FormKey: FormDefinition]

    private struct FormKey: Hashable {
        let benefit: BenefitCode
        let id: String
        let version: String
    }

    /// Reads `<benefit>/benefit.json` and, for every form it lists, `<benefit>/<id>/<version>/schema.json` and
    /// `form.json`. Other files are not looked at. Paths are relative to `schemas/forms`.
    public init(files: [String: [UInt8]]) throws(FormLoadError) {
        var benefits: [Benefit] = []
        var forms: [FormKey: FormDefinition] = [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let parts = path.split(separator: "/")
            guard parts.count == 2, parts[1] == "benefit.json" else { continue }
            let benefit = try Benefit(try DefinitionReader(file: path, bytes: bytes), folder: String(parts[0]))
            for edition in benefit.editions {
                let form = try FormCatalogue.form(edition, of: benefit, files: files)
                forms[FormKey(benefit: benefit.code, id: edition.id, version: edition.version)] = form
            }
            benefits.append(benefit)
        }
        guard !benefits.isEmpty else {
            throw FormLoadError(file: "*/benefit.json", pointer: "", reason: "no benefit found")
        }
        self.benefits = benefits
        self.forms = forms
    }

    /// The benefit with this code.
    public func benefit(_ code: BenefitCode) -> Benefit? {
        benefits.first { $0.code == code }
    }

    /// The form in force for applications filed on a day.
    public func current(benefit code: BenefitCode, on day: LocalDate) -> FormDefinition? {
        benefit(code)?.edition(on: day).flatMap { form(benefit: code, id: $0.id, version: $0.version) }
    }

    /// A form by its identity, in force or not.
    public func form(benefit: BenefitCode, id: String, version: String) -> FormDefinition? {
        forms[FormKey(benefit: benefit, id: id, version: version)]
    }

    private static func form(
        _ edition: Benefit.Edition, of benefit: Benefit, files: [String: [UInt8]]
    ) throws(FormLoadError) -> FormDefinition {
        let folder = "\(benefit.code.rawValue)/\(edition.id)/\(edition.version)"
        let (schemaFile, formFile) = ("\(folder)/schema.json", "\(folder)/form.json")
        guard let schema = files[schemaFile] else {
            throw FormLoadError(file: schemaFile, pointer: "", reason: "the file is missing; benefit.json lists it")
        }
        guard let presentation = files[formFile] else {
            throw FormLoadError(file: formFile, pointer: "", reason: "the file is missing; benefit.json lists it")
        }
        let form = try FormDefinition(schemaFile: schemaFile, schema: schema, formFile: formFile, form: presentation)
        guard form.id == edition.id, form.version == edition.version, form.benefit == benefit.code else {
            throw FormLoadError(
                file: formFile, pointer: "", reason: "id, version and benefit must be those of its folder, \(folder)")
        }
        return form
    }
}
