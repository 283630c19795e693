import Applications

/// Zasiłek stały is for an adult who is wholly unable to work through age or disability (DOMAIN §1.1). What the form
/// says of that is no ruling, so it never ends the assessment by itself; only age under 18 does.
struct PermanentAllowanceGround {
    let requirements: [QuickRequirement]
    let notes: [AssessmentStep]

    init(_ answers: FormAnswers, filedOn: LocalDate) throws(AssessmentInputError) {
        let born = answers.optionalDate("/applicant/dateOfBirth")
        let adult = born.map {
            QuickRequirement(
                "adult", "Zasiłek stały jest dla osoby, która ukończyła 18 lat.",
                isMet: $0.isPast(years: 18, on: filedOn), unmet: "W dniu złożenia wniosku osoba nie miała 18 lat.")
        }
        requirements = adult.map { [$0] } ?? []
        let disability = answers.list("/household/members")
            .first { $0.text("/relation") == "applicant" }?.text("/disability")
        let isUnable =
            answers.text("/applicant/work") == "unable-to-work" || disability == "moderate" || disability == "severe"
        notes = [
            AssessmentStep(
                "unable-to-work",
                "Zasiłek stały jest dla osoby całkowicie niezdolnej do pracy z powodu wieku albo niepełnosprawności.",
                result: isUnable ? "według wniosku tak" : "do sprawdzenia",
                doubts: isUnable
                    ? ["Sprawdź orzeczenie albo wiek: wniosek go nie zastępuje."]
                    : ["Wniosek nie mówi o niezdolności do pracy."])
        ]
    }
}
