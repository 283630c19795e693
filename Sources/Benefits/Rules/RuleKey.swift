public import Applications

/// What a row of the table is a value of, from `keys.json`.
public struct RuleKey: Sendable, Hashable {
    /// Which date picks the row.
    public enum Selector: String, Sendable, Hashable {
        /// The day the application was filed.
        case filing
        /// The first day of the benefit period the application is for, whenever it was filed.
        case period
    }

    /// Until when a value was seen confirmed.
    public struct Confirmation: Sendable, Hashable {
        /// The last confirmed day.
        public let to: LocalDate
        /// What is not known after it, in Polish.
        public let note: String
    }

    /// Name in the table, e.g. `dm.avg_wage`.
    public let code: String
    /// Polish name for people.
    public let name: String
    /// Unit of every row.
    public let unit: RuleUnit
    /// Which date picks the row.
    public let selectedBy: Selector
    /// Whether an office sets the value in `local.csv`.
    public let isLocal: Bool
    /// Law, article and reservations, in Polish.
    public let legalNote: String
    /// Nil when nothing limits the confirmation.
    public let confirmation: Confirmation?
}
