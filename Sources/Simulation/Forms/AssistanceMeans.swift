internal import Applications
internal import JSON

/// Incomes of the month before filing and fixed expenses, as far as the request needs them.
struct AssistanceMeans: Sendable {
    let applicantSource: String?
    private let month: YearMonth
    private let items: [(person: String, source: String, grosze: Int)]?
    private let expenses: [(kind: String, grosze: Int)]

    init(_ family: Family, needsIncome: Bool, on day: LocalDate, _ random: inout SplitMix64) {
        month = YearMonth.before(day, count: 1)[0]
        var items: [(String, String, Int)] = []
        var applicantSource: String?
        for (person, role) in family.members where role != .child {
            guard let livelihood = Livelihood.any(age: person.age(on: day), &random) else { continue }
            if role == .applicant { applicantSource = livelihood.source }
            // Those who ask for help live on less than others do.
            items.append((person.fullName, livelihood.source, livelihood.monthlyGrosze * random.within(35...75) / 100))
        }
        for child in family.children where family.partner == nil && random.chance(0.5) {
            items.append((child.fullName, "alimony-received", Livelihood.alimony(&random).monthlyGrosze))
        }
        if !family.children.isEmpty, random.chance(0.6) {
            items.append((family.applicant.fullName, "family-benefits", 11_000 * family.children.count))
        }
        self.applicantSource = applicantSource
        self.items = needsIncome || random.chance(0.3) ? items : nil
        expenses =
            random.chance(0.75)
            ? [
                ("rent", random.within(25_000...92_000)), ("electricity", random.within(8_000...31_000)),
                ("medicines", random.within(2_000...48_000)),
            ] : []
    }

    /// Writes the member `expenses`.
    func writeExpenses(to writer: inout JSONWriter) {
        guard !expenses.isEmpty else { return }
        writer.object("expenses") {
            $0.objects("components", expenses) { writer, expense in
                writer.member("amountGrosze", expense.grosze)
                writer.member("kind", expense.kind)
            }
            $0.member("totalGrosze", expenses.reduce(0) { $0 + $1.grosze })
        }
    }

    /// Writes the member `income`.
    func writeIncome(to writer: inout JSONWriter) {
        guard let items else { return }
        writer.object("income") {
            $0.member("basis", "previous-month")
            $0.objects("items", items) { writer, item in
                writer.member("amountGrosze", item.grosze)
                writer.member("person", item.person)
                writer.member("source", item.source)
            }
            $0.member("month", month.iso)
            $0.member("totalGrosze", items.reduce(0) { $0 + $1.grosze })
        }
    }
}
