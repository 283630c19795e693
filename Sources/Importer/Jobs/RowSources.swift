internal import Benefits

/// Opens a file's rows by what its name says.
struct RowSources: Sendable {
    let catalogue: FormCatalogue
    let mappings: MappingCatalogue
    let limits: RowLimits

    /// - Throws: ``UnreadableFile`` when there is no such form, no mapping, or no header that fits.
    func open(
        _ file: DurableFile, _ name: FileName, at position: RowPosition
    ) throws -> (rows: any RowSource, origin: RowDesk.Origin) {
        let form = name.form
        guard catalogue.benefit(form.benefit)?.editions.contains(where: { $0.id == form.id }) == true else {
            throw UnreadableFile.unknownForm(form)
        }
        switch name.format {
        case .csv:
            guard let table = mappings.table(form) else { throw UnreadableFile.noMapping(form, format: "csv") }
            let rows = try CSVRows(
                file, at: position, table: table, isDayKnown: name.receivedOn != nil, limits: limits)
            return (rows, origin(name, table.mapping))
        case .xml:
            guard let document = mappings.document(form) else { throw UnreadableFile.noMapping(form, format: "xml") }
            return (XMLRows(file, at: position, mapping: document, limits: limits), origin(name, document.mapping))
        case .ndjson:
            let lines = mappings.lines(form)
            return (
                NDJSONRows(file, at: position, limits: limits),
                RowDesk.Origin(
                    form: form, source: lines.source, channel: lines.channel, receivedOn: name.receivedOn)
            )
        }
    }

    private func origin(_ name: FileName, _ mapping: Mapping) -> RowDesk.Origin {
        RowDesk.Origin(
            form: name.form, source: mapping.source, channel: mapping.channel, receivedOn: name.receivedOn)
    }
}
