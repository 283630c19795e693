internal import Applications
internal import Postgres
internal import Projection

/// One row for every document that came with the form or a supplement.
enum DocumentRows {
    static func write(_ documents: [AttachedDocument], of state: ApplicationState, to changes: inout RowChanges) {
        for (index, document) in documents.enumerated() {
            changes.append(
                [
                    .uuid(state.id.postgres), .int4(Int32(clamping: state.version)), .int4(Int32(index + 1)),
                    .text(document.sha256), .text(document.mediaType), .int8(Int64(document.size)),
                    .text(document.name),
                ], to: CaseTables.document)
        }
    }
}
