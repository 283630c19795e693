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
    public internal(set) var compared = 0
    /// In order of the keys.
    public internal(set) var differences: [Difference] = []
}
