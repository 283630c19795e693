internal import Crypto

/// One forward step of the schema: a file `<folder>/<NNNN_name>.sql`.
public struct MigrationFile: Sendable, Hashable {
    /// The comment that, as a line of the file's head, takes the file out of a transaction. Such a file must hold
    /// one statement (for example CREATE INDEX CONCURRENTLY) that can be repeated after a failure.
    public static let withoutTransactionMarker = "-- migration: no-transaction"

    /// `<folder>/<NNNN_name>.sql`; files are applied in the order of their names.
    public let name: String
    /// The SQL text.
    public let sql: String

    /// Makes a file of its name and text.
    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }

    /// SHA-256 of the text, in lower-case hexadecimal.
    public var checksum: String {
        SHA256.hash(data: Array(sql.utf8)).map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }

    var folder: Substring { name.split(separator: "/", omittingEmptySubsequences: false).dropLast().last ?? "" }

    var runsInTransaction: Bool {
        for line in sql.split(whereSeparator: \.isNewline) {
            guard line.hasPrefix("--") else { return true }
            if line == Self.withoutTransactionMarker { return false }
        }
        return true
    }
}
