public import Applications

/// Why the table has no value to give.
///
/// Indirect, because Swift 6.3's optimizer reads a large error thrown through a typed closure from the wrong place.
public indirect enum RuleMiss: Error, Sendable, Hashable {
    /// `keys.json` has no such key.
    case noSuchKey(String)
    /// The first row begins after the day.
    case notYet(RuleKey, on: LocalDate, first: LocalDate)
    /// The last row ended before the day.
    case ended(RuleKey, on: LocalDate, last: LocalDate)
    /// A key that an office has to set and has not set.
    case noRows(RuleKey)
    /// The row in force says `UNKNOWN`.
    case unknownValue(Rule)
    /// A new row begins inside the period, so that one value does not cover it.
    case changesWithin(BenefitPeriod, RuleKey, on: LocalDate)
    /// The key's rows are picked by another date than the one given (DOMAIN §5).
    case selectedBy(RuleKey.Selector, RuleKey)

    /// What is missing and what the office can do, in Polish.
    public var text: String { remedy.isEmpty ? missing : "\(missing) \(remedy)" }

    /// What is missing, in Polish; for anybody to read.
    public var missing: String {
        switch self {
        case .noSuchKey(let code):
            "Tabela stawek nie zna klucza \(code)."
        case .notYet(let key, let day, let first):
            "Tabela stawek ma wartość „\(key.name)” dopiero od \(first.polish), a potrzebna jest na dzień \(day.polish)."
        case .ended(let key, let day, let last):
            "Tabela stawek ma wartość „\(key.name)” tylko do \(last.polish), a potrzebna jest na dzień \(day.polish)."
        case .noRows(let key):
            "W tabeli stawek nie ma wartości „\(key.name)”."
        case .unknownValue(let rule):
            "Wartość „\(rule.key.name)” nie jest znana."
        case .changesWithin(let period, let key, let day):
            "Wartość „\(key.name)” zmienia się \(day.polish), w środku okresu \(period). Oblicz każdą część osobno."
        case .selectedBy(.filing, let key):
            "Wiersz „\(key.name)” wybiera się według dnia złożenia wniosku, a nie według okresu."
        case .selectedBy(.period, let key):
            "Wiersz „\(key.name)” wybiera się według okresu, na który złożono wniosek, a nie według dnia złożenia."
        }
    }

    private var remedy: String {
        switch self {
        case .noSuchKey: "Uzupełnij plik keys.json."
        case .notYet, .ended: "Sprawdź ją i uzupełnij tabelę."
        case .noRows: "Wpisz ją do pliku local.csv."
        case .unknownValue(let rule):
            rule.key.isLocal ? "Wpisz ją do pliku local.csv." : "Sprawdź ją i uzupełnij tabelę."
        case .changesWithin, .selectedBy: ""
        }
    }
}
