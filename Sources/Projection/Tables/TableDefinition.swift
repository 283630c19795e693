/// A table of a read model, as its SQL file makes it: name and columns in order.
public struct TableDefinition: Sendable, Hashable {
    /// A column and its type.
    public struct Column: Sendable, Hashable {
        /// Name, unquoted.
        public let name: String
        /// Type, which the values written must have.
        public let type: ColumnType

        /// Memberwise.
        public init(_ name: String, _ type: ColumnType) {
            self.name = name
            self.type = type
        }
    }

    /// Name without schema, unquoted.
    public let name: String
    /// In the order in which rows are written. The first one is `application_id uuid`, save in tables of records.
    public let columns: [Column]

    /// The JSON column that `RowChanges.blank` empties; nil where rows go as a whole.
    public let blankColumn: Int?

    /// - Parameter blank: name of the JSON column that can be emptied.
    public init(_ name: String, _ columns: [Column], blank: String? = nil) {
        self.name = name
        self.columns = columns
        blankColumn = blank.flatMap { name in columns.firstIndex { $0.name == name && $0.type == .jsonb } }
    }
}

/// The types that read models are made of.
public enum ColumnType: String, Sendable, Hashable {
    case uuid
    case text
    case int4
    case int8
    case bool
    case date
    case timestamptz
    case numeric
    case jsonb
    case bytea
}
