import Applications

/// Subject and paragraphs of a message; plain text and HTML say the same.
struct MessageText: Sendable, Equatable {
    let subject: String
    let paragraphs: [String]

    init(_ template: MessageTemplate, facts: MessageFacts, benefitName: String, office: Office) {
        switch template {
        case .confirmation:
            subject = "Przyjęliśmy Twój wniosek \(facts.reference)"
            paragraphs = Self.confirmation(facts, benefitName: benefitName, office: office)
        case .decision:
            subject = "Decyzja w sprawie wniosku \(facts.reference)"
            paragraphs = Self.decision(facts, benefitName: benefitName, office: office)
        }
    }

    private static func confirmation(_ facts: MessageFacts, benefitName: String, office: Office) -> [String] {
        var paragraphs = [
            "Dzień dobry,",
            "przyjęliśmy Twój wniosek: \(benefitName). Wpłynął \(facts.day.polish)",
            "Numer wniosku: \(facts.reference)",
        ]
        if let decideBy = facts.decideBy {
            paragraphs.append(
                "Sprawę załatwimy najpóźniej do \(decideBy.polish) (art. 35 Kodeksu postępowania administracyjnego). "
                    + "Jeżeli będziemy potrzebować więcej czasu albo dokumentów, napiszemy do Ciebie.")
        }
        paragraphs.append(statusAdvice(office))
        return paragraphs
    }

    private static func decision(_ facts: MessageFacts, benefitName: String, office: Office) -> [String] {
        let verdict =
            switch facts.outcome {
            case "granted": "Wydaliśmy decyzję przyznającą świadczenie."
            case "refused": "Wydaliśmy decyzję odmowną."
            case "discontinued": "Wydaliśmy decyzję o umorzeniu postępowania."
            default: "Wydaliśmy decyzję."
            }
        return [
            "Dzień dobry,",
            "w sprawie wniosku: \(benefitName), numer \(facts.reference). \(verdict)",
            "Decyzję z uzasadnieniem doręczymy osobno. Od doręczenia masz 14 dni na odwołanie do Samorządowego Kolegium "
                + "Odwoławczego; składa się je za naszym pośrednictwem (art. 129 Kodeksu postępowania administracyjnego). "
                + "Ta wiadomość nie jest doręczeniem decyzji.",
            statusAdvice(office),
        ]
    }

    private static func statusAdvice(_ office: Office) -> String {
        let place = office.statusAddress.map { " na stronie \($0)" } ?? ""
        return "Stan sprawy sprawdzisz\(place), podając numer wniosku i kod z potwierdzenia."
    }
}

/// Who writes.
struct Office: Sendable {
    let name: String
    let address: String
    /// Page on which applicants look up their status; nil while there is none.
    let statusAddress: String?
}

extension LocalDate {
    /// `5 lutego 2026 r.`
    var polish: String {
        let months = [
            "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
            "października", "listopada", "grudnia",
        ]
        return "\(day) \(months[month - 1]) \(year) r."
    }
}
