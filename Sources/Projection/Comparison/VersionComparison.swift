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

    /// A table, or a column of it, that was not compared.
    public struct LeftOut: Sendable, Equatable {
        /// Why.
        public enum Reason: Sendable, Equatable, CustomStringConvertible {
            /// The other version does not have it.
            case onlyIn(version: Int)
            /// Its type in the first version, and in the second.
            case otherTypes(String, String)
            /// Nothing common to both says which application or record a row is of.
            case noKey

            /// In words.
            public var description: String {
                switch self {
                case .onlyIn(let version) where version < 0: "not in the version in question"
                case .onlyIn(let version): "only version \(version) has it"
                case .otherTypes(let one, let other): "\(one) in the first version, \(other) in the second"
                case .noKey: "rows name no application or record in both"
                }
            }
        }

        /// Table.
        public let table: String
        /// Column; nil for the whole table.
        public let column: String?
        /// Why.
        public let reason: Reason
    }

    /// Checksums compared.
    public internal(set) var compared = 0
    /// In order of the keys.
    public internal(set) var differences: [Difference] = []
    /// What versions of other releases have and the other one has not.
    public internal(set) var leftOut: [LeftOut] = []
}
