/// A view of the contract, as the database describes it.
struct ReadableView: Equatable, Sendable {
    struct Column: Equatable, Sendable {
        let name: String
        let type: String
        /// Known to have a value in every row; false where the catalogue does not tell.
        let isNeverNull: Bool
        let comment: String?
    }

    let schema: String
    let schemaComment: String?
    let name: String
    let comment: String?
    var columns: [Column]

    /// Whether both say the same, in whatever schema.
    func isSame(as other: ReadableView) -> Bool {
        name == other.name && comment == other.comment && columns == other.columns
    }
}
