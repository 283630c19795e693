import Applications

/// `family-benefits/becikowe/1`: the children are in the answers, the income is not.
struct BirthGrantAnswers {
    let input: BirthGrantInput
    let family: DeclaredFamily
    let requirements: [QuickRequirement]
    let notes: [AssessmentStep]

    init(_ answers: FormAnswers, filedOn: LocalDate) throws(AssessmentInputError) {
        let children = answers.list("/children")
        try AssessmentInputError.check(children.count, in: 1...10, "/children")
        input = try BirthGrantInput(filedOn: filedOn, income: nil, children: children.count)
        family = DeclaredFamily(
            answers, persons: 1 + children.count + answers.list("/familyMembers").count, at: .familyBenefits)
        var requirements: [QuickRequirement] = []
        var notes: [AssessmentStep] = []
        for (index, child) in children.enumerated() {
            requirements.append(try Self.deadline(child, number: index + 1, filedOn: filedOn))
            switch child.text("/medicalCare") {
            case "certificate"?: requirements.append(Self.medicalCare(index + 1, isMet: true))
            case "no-care"?: requirements.append(Self.medicalCare(index + 1, isMet: false))
            case "certificate-later"?: notes.append(Self.certificateLater(index + 1))
            default: break
            }
        }
        self.requirements = requirements
        self.notes = notes
    }

    func assessment(by table: RuleTable) -> Assessment {
        Assessment(of: input.assessment(by: table), requiring: requirements, notes: notes + family.steps)
    }

    private static func deadline(
        _ child: FormAnswers, number: Int, filedOn: LocalDate
    ) throws(AssessmentInputError) -> QuickRequirement {
        let isTaken = child.find("/takenIntoCareOn") != nil
        let start = try child.date(isTaken ? "/takenIntoCareOn" : "/dateOfBirth")
        return QuickRequirement(
            "filing-deadline-\(number)",
            "Dziecko \(number): wniosek składa się w ciągu 12 miesięcy od urodzenia dziecka, a opiekun i rodzic, który je "
                + "przysposobił – od objęcia go opieką.",
            isMet: filedOn <= start.adding(months: 12), unmet: "Minęło więcej niż 12 miesięcy (dziecko \(number)).",
            isVerified: false)
    }

    private static func medicalCare(_ number: Int, isMet: Bool) -> QuickRequirement {
        QuickRequirement(
            "medical-care-\(number)",
            "Dziecko \(number): matka musi być pod opieką medyczną od 10. tygodnia ciąży do porodu.", isMet: isMet,
            unmet: "Matka nie była pod opieką medyczną od 10. tygodnia ciąży (dziecko \(number)).", isVerified: false)
    }

    private static func certificateLater(_ number: Int) -> AssessmentStep {
        AssessmentStep(
            "medical-care-\(number)", "Dziecko \(number): zaświadczenie o opiece medycznej ma być dołączone później.",
            result: "do sprawdzenia",
            doubts: ["Opieka od 10. tygodnia ciąży jest warunkiem zapomogi (GK), a zaświadczenia jeszcze nie ma."])
    }
}
