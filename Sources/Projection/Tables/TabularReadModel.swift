public import Applications

/// What a read model is made of. Everything but `edition` is also in the SQL files of its folders.
public struct ReadModelDefinition: Sendable, Hashable {
    /// Name of the projection, e.g. `housing-allowance`.
    public let name: String
    /// Raised by every change of code that makes other rows of the same events; the SQL files are compared anyhow.
    public let edition: Int
    /// Folders of `schemas/read-models` that make its tables, indexes and views, in this order.
    public let folders: [String]
    /// Tables that the read model writes, in the order of writing; `standing` is the engine's own.
    public let tables: [TableDefinition]

    /// Memberwise.
    public init(name: String, edition: Int, folders: [String], tables: [TableDefinition]) {
        self.name = name
        self.edition = edition
        self.folders = folders
        self.tables = tables
    }

    /// Schema of the public views; the tables of version 3 are in `<schema>_v3`.
    public var schema: String { name.replacing("-", with: "_") }
}

/// A read model that turns accepted events into rows of its own tables, so that it can be rebuilt beside itself,
/// compared and dropped. The engine writes `standing`, one row per application with its folded state.
public protocol TabularReadModel: Sendable {
    /// Name, tables and SQL folders.
    var definition: ReadModelDefinition { get }

    /// Benefits whose topics it follows.
    var benefits: [BenefitCode] { get }

    /// Adds what one accepted event means to the tables. Called in log order; the same events give the same rows.
    func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges)
}

extension TabularReadModel {
    /// Name of the projection.
    public var name: String { definition.name }
}
