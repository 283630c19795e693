/// Whether enforcement of the alimony is ineffective (DOMAIN §4.1), as far as FA-1 says.
struct Enforcement {
    var requirements: [QuickRequirement] = []
    var notes: [AssessmentStep] = []

    private static let text =
        "Egzekucja jest bezskuteczna, gdy w ostatnich dwóch miesiącach nie wyegzekwowano całych zaległych i bieżących "
        + "alimentów albo gdy nie da się jej prowadzić za granicą."

    init(_ answers: FormAnswers) {
        switch answers.text("/enforcement/proof") {
        case "own-statement"?:
            if let due = answers.optionalMoney("/ineffectiveness/dueGrosze"),
                let recovered = answers.optionalMoney("/ineffectiveness/recoveredGrosze")
            {
                requirements.append(
                    QuickRequirement(
                        "ineffective-enforcement", Self.text, isMet: recovered < due,
                        unmet: "Według oświadczenia wyegzekwowano całe alimenty."))
            } else {
                leaveOpen("Wniosek nie podaje kwot z oświadczenia o bezskuteczności.")
            }
        case "bailiff-certificate"?: leaveOpen("Sprawdź zaświadczenie komornika, którego treści wniosek nie podaje.")
        case "centre-obtains"?: leaveOpen("Zaświadczenie komornika ma uzyskać ośrodek.")
        default:
            leaveOpen(
                answers.text("/enforcement/place") == "abroad"
                    ? "Sprawdź, dlaczego nie da się prowadzić egzekucji za granicą."
                    : "Wniosek nie mówi, czym potwierdzić bezskuteczność.")
        }
    }

    private mutating func leaveOpen(_ doubt: String) {
        notes.append(
            AssessmentStep("ineffective-enforcement", Self.text, result: "do sprawdzenia", doubts: [doubt]))
    }
}
