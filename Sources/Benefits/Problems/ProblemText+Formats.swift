import JSON

extension ProblemText {
    /// What the format of a field asks for.
    static func format(_ code: String, _ name: String) -> String {
        switch code {
        case "invalid-pesel": "Sprawdź pole \(name): numer ma 11 cyfr, a ostatnia musi zgadzać się z poprzednimi."
        case "invalid-nip": "Sprawdź pole \(name): numer ma 10 cyfr, a ostatnia musi zgadzać się z poprzednimi."
        case "invalid-regon": "Sprawdź pole \(name): numer ma 9 albo 14 cyfr i zgodną cyfrę kontrolną."
        case "invalid-nrb": "Sprawdź pole \(name): rachunek ma 26 cyfr, a dwie pierwsze muszą zgadzać się z resztą."
        case "invalid-dowod": "Sprawdź pole \(name): dowód osobisty ma 3 wielkie litery i 6 cyfr z cyfrą kontrolną."
        case "invalid-paszport": "Sprawdź pole \(name): polski paszport ma 2 wielkie litery i 7 cyfr z cyfrą kontrolną."
        case "invalid-kod-pocztowy": "W polu \(name) wpisz dwie cyfry, kreskę i trzy cyfry, na przykład 42-612."
        case "invalid-telefon": "W polu \(name) wpisz 9 cyfr, a przy numerze zagranicznym także plus i numer kraju."
        case "invalid-email": "W polu \(name) wpisz pełny adres, na przykład jan@przyklad.pl."
        case "invalid-ade": "W polu \(name) wpisz adres w zapisie AE:PL-12345-12345-ABCDE-12."
        case "invalid-date": "W polu \(name) wpisz istniejący dzień jako rok, miesiąc i dzień, na przykład 2025-01-31."
        default: "Sprawdź i popraw pole \(name)."
        }
    }

    /// Grosze as Polish people write money.
    static func money(_ limit: JSONValue?) -> String {
        guard let grosze = whole(limit) else { return "\(number(limit)) gr" }
        return "\(grouped(grosze / 100)),\(CheckDigits.text(Int(grosze % 100), width: 2)) zł"
    }

    /// A number with a decimal comma.
    static func number(_ limit: JSONValue?) -> String {
        if let whole = whole(limit) { return grouped(whole) }
        guard case .number(let number)? = limit else { return "tyle, ile przewiduje formularz" }
        return String(number.text.map { $0 == "." ? "," : $0 })
    }

    /// „1 znak”, „3 znaki”, „160 znaków”.
    static func characters(_ limit: JSONValue?) -> String {
        guard let count = whole(limit) else { return number(limit) }
        let isFew = (2...4).contains(count % 10) && !(12...14).contains(count % 100)
        return "\(grouped(count)) \(count == 1 ? "znak" : isFew ? "znaki" : "znaków")"
    }

    /// A limit that is an integer, however the schema writes it.
    static func whole(_ limit: JSONValue?) -> Int64? {
        switch limit {
        case .integer(let value): value
        case .number(let value): value.int
        default: nil
        }
    }

    /// Groups of three digits with no-break spaces.
    private static func grouped(_ value: Int64) -> String {
        let digits = Array(String(value.magnitude))
        var result = value < 0 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append("\u{A0}") }
            result.append(digit)
        }
        return result
    }
}
