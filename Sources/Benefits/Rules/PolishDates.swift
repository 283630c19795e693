import Applications

extension LocalDate {
    /// As people write it in Polish: `1.07.2021`.
    var polish: String { "\(day).\(iso.dropFirst(5).prefix(2)).\(iso.prefix(4))" }
}
