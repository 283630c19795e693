/// Bounds on what is held in memory.
struct RowLimits: Sendable {
    /// Of one row of a table, in bytes.
    let row: Int
    /// Of one document, in bytes.
    let document: Int
}

extension RowProblem {
    /// For rows of every format.
    static func tooLong(_ limit: Int) -> RowProblem {
        RowProblem(
            code: "row-too-long",
            message: "Wiersz ma więcej niż \(limit) bajtów: sprawdź, czy każdy cudzysłów jest zamknięty.")
    }
}
