import JSON

/// The Polish sentence of a structural problem, from its code and the field it is about.
enum ProblemText {
    /// `items` tells which elements of lists are meant: „osoba 2”, „dochód 1”.
    static func sentence(_ problem: StructuralProblem, at place: FormOutline.Place) -> String {
        guard let field = place.field else { return withItems(unknownPlace(problem.code), place.items) }
        if let own = field.messages[problem.code] { return withItems(own, place.items) }
        return sentence(problem.code, limit: problem.limit, kind: field.kind, name: named(field.label, place.items))
    }

    /// A ready sentence with the elements of lists it is about.
    static func withItems(_ sentence: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return sentence }
        let body = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return "\(body) (\(items.joined(separator: ", ")))."
    }

    private static func named(_ label: String, _ items: [String]) -> String {
        items.isEmpty ? "„\(label)”" : "„\(label)” (\(items.joined(separator: ", ")))"
    }

    private static func unknownPlace(_ code: String) -> String {
        code == "wrong-type"
            ? "Wniosek ma złą budowę: prześlij odpowiedzi jako zestaw pól formularza."
            : "Usuń to pole: formularz go nie przewiduje."
    }

    private static func sentence(_ code: String, limit: JSONValue?, kind: FormField.Kind, name: String) -> String {
        switch code {
        case "required": required(kind, name)
        case "wrong-type": wrongType(kind, name)
        case "not-applicable": "Usuń \(part(kind)) \(name): przy tych odpowiedziach się tego nie podaje."
        case "unknown-field": unknownPlace(code)
        case "wrong-choice": "W polu \(name) wybierz jedną z podanych odpowiedzi."
        case "not-accepted": "Zaznacz oświadczenie \(name): bez niego wniosku nie można przyjąć."
        case "not-allowed-here": "W polu \(name) wybierz odpowiedź zgodną z pozostałymi odpowiedziami."
        case "too-short": "W polu \(name) wpisz więcej znaków: potrzeba co najmniej \(number(limit))."
        case "too-long": "Skróć tekst w polu \(name): może mieć najwyżej \(characters(limit))."
        case "too-small": tooSmall(kind, name, limit)
        case "too-large": tooLarge(kind, name, limit)
        case "bad-precision": "W polu \(name) wpisz liczbę z najwyżej dwoma miejscami po przecinku."
        case "too-few-items": "Dopisz pozycje na liście \(name): potrzeba co najmniej \(number(limit))."
        case "too-many-items": "Skróć listę \(name): może mieć najwyżej \(number(limit)) poz."
        case "repeated-items": "Usuń powtórzone pozycje z listy \(name)."
        case "bad-characters": badCharacters(kind, name)
        default: ProblemText.format(code, name)
        }
    }

    private static func required(_ kind: FormField.Kind, _ name: String) -> String {
        switch kind {
        case .choice, .yesNo: "Wybierz odpowiedź w polu \(name)."
        case .acceptance: "Zaznacz oświadczenie \(name): bez niego wniosku nie można przyjąć."
        case .group: "Wypełnij część \(name)."
        case .list: "Wypełnij listę \(name)."
        case .document: "Dołącz dokument w polu \(name)."
        default: "Uzupełnij pole \(name)."
        }
    }

    private static func wrongType(_ kind: FormField.Kind, _ name: String) -> String {
        switch kind {
        case .group: "Popraw budowę części \(name): ma być zestawem pól."
        case .list: "Popraw budowę części \(name): ma być listą."
        case .money: "W polu \(name) wpisz kwotę jako liczbę całkowitą groszy."
        case .count: "W polu \(name) wpisz liczbę całkowitą."
        case .area: "W polu \(name) wpisz liczbę metrów kwadratowych."
        case .yesNo: "Wybierz odpowiedź w polu \(name)."
        case .acceptance: "Zaznacz oświadczenie \(name): bez niego wniosku nie można przyjąć."
        case .choice: "W polu \(name) wybierz jedną z podanych odpowiedzi."
        case .date, .month: "W polu \(name) wpisz datę jako tekst."
        default: "W polu \(name) wpisz tekst."
        }
    }

    private static func badCharacters(_ kind: FormField.Kind, _ name: String) -> String {
        switch kind {
        case .name: "W polu \(name) wpisz same litery; wolno użyć odstępu, kreski, kropki i apostrofu."
        case .month: "W polu \(name) wpisz rok i miesiąc, na przykład 2025-01."
        case .document: "Dołącz dokument w polu \(name) jeszcze raz: podaj jego SHA-256, 64 małe cyfry szesnastkowe."
        default: "Wpisz tekst w polu \(name) w jednym wierszu, bez odstępu na początku i bez znaków sterujących."
        }
    }

    private static func tooSmall(_ kind: FormField.Kind, _ name: String, _ limit: JSONValue?) -> String {
        switch kind {
        case .money: "W polu \(name) wpisz kwotę nie mniejszą niż \(money(limit))."
        case .area: "W polu \(name) wpisz liczbę większą niż \(number(limit))."
        default: "W polu \(name) wpisz liczbę nie mniejszą niż \(number(limit))."
        }
    }

    private static func tooLarge(_ kind: FormField.Kind, _ name: String, _ limit: JSONValue?) -> String {
        kind == .money
            ? "W polu \(name) wpisz kwotę nie większą niż \(money(limit))."
            : "W polu \(name) wpisz liczbę nie większą niż \(number(limit))."
    }

    private static func part(_ kind: FormField.Kind) -> String {
        switch kind {
        case .group: "część"
        case .list: "listę"
        default: "pole"
        }
    }
}
