/// What a rule's number counts; the raw value is the one in the table.
public enum RuleUnit: String, Sendable, Hashable, CaseIterable {
    /// Złotych.
    case money = "PLN"
    /// Hundredths of something the key names.
    case percent = "%"
    /// Percentage points.
    case percentagePoints = "pp"
    /// A multiplier.
    case times = "x"
    /// Square metres.
    case squareMetres = "m2"
    /// Kilowatt-hours, per person or m² as the key says.
    case kilowattHours = "kWh"
    /// Złotych for one kilowatt-hour.
    case pricePerKilowattHour = "PLN/kWh"
    /// Złotych for one gigajoule of heat.
    case pricePerGigajoule = "PLN/GJ"
    /// Months.
    case months = "months"
    /// A day of the month, 1–31.
    case dayOfMonth = "day of month"

    /// Assessments calculate with whole grosze, hundredths of m² and kWh, and whole months and days.
    var mostDecimals: Int {
        switch self {
        case .months, .dayOfMonth: 0
        case .money, .percent, .percentagePoints, .squareMetres, .kilowattHours, .pricePerGigajoule: 2
        case .times, .pricePerKilowattHour: DecimalNumber.maximumScale
        }
    }

    /// The value with its unit, as people write it.
    func text(_ value: DecimalNumber) -> String {
        switch self {
        case .money: "\(value.text(places: 2))\u{a0}zł"
        case .percent: "\(value)\u{a0}%"
        case .percentagePoints: "\(value)\u{a0}p.p."
        case .times: "×\u{a0}\(value)"
        case .squareMetres: "\(value)\u{a0}m²"
        case .kilowattHours: "\(value)\u{a0}kWh"
        case .pricePerKilowattHour: "\(value.text(places: 2))\u{a0}zł/kWh"
        case .pricePerGigajoule: "\(value.text(places: 2))\u{a0}zł/GJ"
        case .months: "\(value)\u{a0}mies."
        case .dayOfMonth: "\(value). dnia miesiąca"
        }
    }
}
