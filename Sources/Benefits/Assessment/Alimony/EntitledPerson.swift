import Applications

/// Somebody the court granted alimony, as FA-1 describes them.
struct EntitledPerson {
    let number: Int
    let isApplicant: Bool
    let alimony: Money
    /// The birthday the right ends with: the 18th, the 25th of those who study; nil for severe disability (DOMAIN §4.1).
    let limit: LocalDate?

    /// - Parameter form: the whole answers; who applies for themselves gives their data there.
    init(_ answers: FormAnswers, number: Int, in form: FormAnswers) throws(AssessmentInputError) {
        self.number = number
        isApplicant = try answers.choice("/relation") == "self"
        alimony = try answers.money("/enforcementTitle/monthlyGrosze")
        let born = try isApplicant ? form.date("/applicant/dateOfBirth") : answers.date("/dateOfBirth")
        let isStudying = ["school", "university"].contains(try answers.choice("/education"))
        limit =
            answers.text("/disability") == "severe" ? nil : born.adding(months: 12 * (isStudying ? 25 : 18))
    }

    func isEntitled(on day: LocalDate) -> Bool { limit.map { day < $0 } ?? true }

    /// What there is to say of their age in the days from the beginning of the right.
    func remark(from start: LocalDate, to end: LocalDate) -> AssessmentStep? {
        guard let limit, limit <= end else { return nil }
        guard start < limit else {
            return AssessmentStep(
                "age-\(number)", "Osoba \(number) jest w wieku, w którym według wniosku świadczenie się nie należy.",
                result: "nie liczy się")
        }
        return AssessmentStep(
            "age-\(number)", "Osoba \(number): prawo kończy się w czasie okresu, jeśli nie będzie nauki.",
            result: "do \(limit.adding(days: -1).polish)",
            doubts: ["Sprawdź, czy osoba \(number) będzie się uczyć. Kwoty policzono na cały okres."])
    }
}
