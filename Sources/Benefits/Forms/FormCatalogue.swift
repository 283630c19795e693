public import Applications

/// Every benefit and form the services know, from the files under `schemas/forms`.
public struct FormCatalogue: Sendable {
    /// Benefits by code.
    public let benefits: [Benefit]
    /// Benefits that people ask for here and another authority grants.
    public let elsewhere: [BenefitElsewhere]
    private let forms: [FormKey: FormDefinition]
    /// The editions of each benefit's first form, oldest first: most filings ask for nothing else.
    private let firstForms: [BenefitCode: [Opening]]

    private struct Opening {
        let edition: Benefit.Edition
        let form: FormDefinition
    }

    private struct FormKey: Hashable {
        let benefit: BenefitCode
        let id: String
        let version: String
    }

    /// Reads `elsewhere.json` where there is one, `<benefit>/benefit.json` and, for every form it lists, `<benefit>/<id>/<version>/schema.json` and
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
        firstForms = Dictionary(
            uniqueKeysWithValues: benefits.map { benefit in
                let editions = benefit.editions.filter { $0.id == benefit.editions.first?.id }
                return (
                    benefit.code,
                    editions.compactMap { edition in
                        forms[FormKey(benefit: benefit.code, id: edition.id, version: edition.version)].map {
                            Opening(edition: edition, form: $0)
                        }
                    }
                )
            })
        elsewhere =
            try files["elsewhere.json"].map { (bytes) throws(FormLoadError) in
                try BenefitElsewhere.all(in: try DefinitionReader(file: "elsewhere.json", bytes: bytes))
            } ?? []
    }

    /// The benefit with this code.
    public func benefit(_ code: BenefitCode) -> Benefit? {
        benefits.first { $0.code == code }
    }

    /// The benefit another authority grants, by its code or a name people use for it.
    public func elsewhere(_ code: BenefitCode) -> BenefitElsewhere? {
        elsewhere.first { $0.code == code || $0.aliases.contains(code) }
    }

    /// The form that new applications of a day are filed on; without an id the benefit's first one.
    public func current(benefit code: BenefitCode, form id: String? = nil, on day: LocalDate) -> FormDefinition? {
        guard let id else { return currentFirst(benefit: code, on: day) }
        let editions = benefit(code)?.current(on: day) ?? []
        return editions.first { $0.id == id }.flatMap { form(benefit: code, id: $0.id, version: $0.version) }
    }

    private func currentFirst(benefit code: BenefitCode, on day: LocalDate) -> FormDefinition? {
        guard let openings = firstForms[code] else { return nil }
        var index = openings.count - 1
        while index >= 0, !openings[index].edition.isValid(on: day) { index -= 1 }
        return index >= 0 ? openings[index].form : nil
    }

    /// Whether an application begun on a version may be filed on it today.
    public func acceptance(benefit code: BenefitCode, form id: String, version: String, on day: LocalDate) -> Acceptance
    {
        let edition = benefit(code)?.editions.first { $0.id == id && $0.version == version }
        guard let edition, let form = form(benefit: code, id: id, version: version) else { return .unknown }
        if day < edition.validFrom { return .notBefore(edition.validFrom) }
        if let end = edition.validTo, end < day { return .endedOn(end) }
        return .open(form)
    }

    /// See ``acceptance(benefit:form:version:on:)``.
    public enum Acceptance: Sendable {
        /// It may be filed.
        case open(FormDefinition)
        /// There is no such version.
        case unknown
        /// From that day on.
        case notBefore(LocalDate)
        /// That was the last day.
        case endedOn(LocalDate)
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
