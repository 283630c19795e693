/// What two versions of a read model differ in.
public struct VersionComparison: Sendable, Equatable {
    /// One application, or run of records, whose rows differ.
    public struct Difference: Sendable, Equatable {
        /// How.
        public enum Kind: String, Sendable {
            /// The first version has no rows of it.
            case missing
            /// Only the first version has rows of it.
            case surplus
            /// Both have rows, but other ones.
            case different
        }

        /// Application id; of records, topic, partition and thousand.
        public let key: String
        /// Table.
        public let table: String
        /// How.
        public let kind: Kind
    }

    /// Checksums compared.
    public private(set) var compared = 0
    /// In order of the keys.
    public private(set) var differences: [Difference] = []

    /// Key and table, and the checksum of the rows.
    struct Entry: Sendable, Equatable {
        let key: String
        let table: String
        let checksum: String

        /// Byte order, as the database sorts with collation C.
        func precedes(_ other: Entry) -> Bool {
            key == other.key
                ? table.utf8.lexicographicallyPrecedes(other.table.utf8)
                : key.utf8.lexicographicallyPrecedes(other.key.utf8)
        }

        func isOfSameRows(as other: Entry) -> Bool { key == other.key && table == other.table }
    }

    /// Compares two sorted sequences in one pass.
    ///
    /// - Parameters:
    ///   - first: the version in question.
    ///   - second: what it should be.
    static func of(
        _ first: some Sequence<Entry>, against second: some Sequence<Entry>
    ) -> VersionComparison {
        var result = VersionComparison()
        var (left, right) = (first.makeIterator(), second.makeIterator())
        var (one, other) = (left.next(), right.next())
        while one != nil || other != nil {
            result.compared += 1
            if let mine = one, other.map({ mine.precedes($0) }) ?? true {
                result.note(mine, .surplus)
                one = left.next()
            } else if let theirs = other, one.map({ theirs.precedes($0) }) ?? true {
                result.note(theirs, .missing)
                other = right.next()
            } else if let mine = one, let theirs = other {
                if mine.checksum != theirs.checksum { result.note(mine, .different) }
                (one, other) = (left.next(), right.next())
            }
        }
        return result
    }

    private mutating func note(_ entry: Entry, _ kind: Difference.Kind) {
        differences.append(Difference(key: entry.key, table: entry.table, kind: kind))
    }
}
