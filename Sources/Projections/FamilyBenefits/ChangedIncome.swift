/// Periods of incomes that ended or began, as open intervals (ISO 8601-2).
enum ChangedIncome {
    static func until(_ day: String) -> String { "../\(day)" }
    static func since(_ day: String) -> String { "\(day)/.." }
}
