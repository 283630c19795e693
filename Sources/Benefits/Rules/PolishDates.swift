import Applications

extension LocalDate {
    /// As people write it in Polish: `1.07.2021`.
    var polish: String {
        "\(day).\(month < 10 ? "0" : "")\(month).\(year < 1000 ? String(iso.prefix(4)) : String(year))"
    }
}
