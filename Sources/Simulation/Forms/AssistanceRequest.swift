internal import JSON

/// What is asked of social assistance, and why.
struct AssistanceRequest: Sendable {
    let kinds: [String]
    let needs: [String]
    let amountGrosze: Int?
    private let purpose: String
    private let reasons: [String]
    private let situation: String

    /// Income is asked for with the kinds of help that are tested by it (GK).
    var isTestedByIncome: Bool { kinds.contains { AssistanceRequest.tested.contains($0) } }

    init(_ aim: Filing.Aim, hasChildren: Bool, _ random: inout SplitMix64) {
        let (need, purposeOfNeed) = random.pick(AssistanceRequest.purposes)
        var kinds: [String]
        switch aim {
        case .once:
            kinds = [random.pick(["purpose-allowance": 82, "special-purpose-allowance": 14, "disaster-allowance": 4])]
            needs = kinds[0] == "disaster-allowance" ? [] : [need]
            amountGrosze = 5_000 * random.within(3...24)
            purpose = needs.isEmpty ? "Proszę o pomoc po zalaniu mieszkania." : purposeOfNeed
        case .monthly(let months):
            kinds = [months > 6 ? "permanent-allowance" : "periodic-allowance"]
            needs = []
            amountGrosze = 100 * random.within(180...920)
            purpose = "Proszę o pieniądze na codzienne utrzymanie."
        case .services:
            kinds = [
                random.pick(["care-services": 5, "social-work": 3, "neighbourly-services": 1, "counselling": 2])
            ]
            needs = []
            amountGrosze = nil
            purpose = "Potrzebuję pomocy w codziennych sprawach."
        }
        if hasChildren, random.chance(0.4) { kinds.append("meal") }
        self.kinds = kinds
        reasons = [random.pick(["poverty": 5, "unemployment": 3, "illness": 3, "disability": 3, "parenting": 2])]
        situation = random.pick(AssistanceRequest.situations)
    }

    /// Writes the members `request` and `situation`.
    func write(to writer: inout JSONWriter) {
        writer.object("request") {
            if let amountGrosze, !needs.isEmpty { $0.member("amountGrosze", amountGrosze) }
            $0.strings("kinds", kinds)
            if !needs.isEmpty { $0.strings("needs", needs) }
            $0.member("purpose", purpose)
        }
        writer.object("situation") {
            $0.member("description", situation)
            $0.strings("reasons", reasons)
        }
    }

    private static let tested: Set<String> = [
        "permanent-allowance", "periodic-allowance", "purpose-allowance", "special-purpose-allowance",
        "independence-allowance", "meal",
    ]
    private static let purposes = [
        ("food", "Proszę o pomoc w zakupie żywności."), ("medicines", "Proszę o pieniądze na leki i wizyty u lekarza."),
        ("fuel", "Potrzebuję opału na zimę."), ("bills", "Proszę o pomoc w opłaceniu prądu i czynszu."),
        ("clothing", "Proszę o pomoc w zakupie odzieży i butów."), ("household-goods", "Zepsuła się pralka i lodówka."),
        ("repairs", "Trzeba naprawić piec i okna."),
    ]
    private static let situations = [
        "Po utracie pracy nie ma w rodzinie dochodu.", "Emerytura nie wystarcza na leki i opłaty.",
        "Choroba nie pozwala mi pracować.",
        "Alimenty na dzieci przychodzą nieregularnie.", "Po pobycie w szpitalu wymagam opieki.",
        "Rosną zaległości za prąd i czynsz.",
    ]
}
