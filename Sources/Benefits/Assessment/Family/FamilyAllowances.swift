import Applications

extension FamilyAllowanceCalculation {
    /// The allowance of each child, by its age in each month.
    func addAllowances(to dues: inout Dues, _ log: inout StepLog) throws(RuleMiss) {
        for (index, child) in input.children.enumerated() {
            let spans = spans(of: child)
            let isWhole = spans.count == 1 && spans[0].months == months.count
            for (part, span) in spans.enumerated() {
                let amount = try rules.known("sr.zas.\(span.group.rawValue)")
                log.add(
                    "allowance-\(index + 1)" + (part == 0 ? "" : "-\(part + 1)"),
                    "Dziecko \(index + 1): zasiłek rodzinny według wieku.",
                    formula: "od \(span.first.polish) do \(span.last.polish)", result: "\(amount.text) miesięcznie",
                    rules: [amount],
                    doubts: isWhole
                        ? [] : ["Przyjęto, że kwota zmienia się od miesiąca po urodzinach (GK)."])
                dues.monthly = dues.monthly + amount.money * span.months
                dues.payments.append(
                    SuggestedPayment(
                        "zasiłek rodzinny, dziecko \(index + 1)", amount.money, .monthly, from: span.first,
                        to: span.last))
            }
            if spans.isEmpty {
                log.add(
                    "allowance-\(index + 1)",
                    "Dziecko \(index + 1): zasiłek nie przysługuje ze względu na wiek albo brak nauki."
                )
            }
        }
    }

    /// Months in a row with the same amount.
    struct Span {
        let group: FamilyChild.AgeGroup
        let first: LocalDate
        var months: Int

        var last: LocalDate { first.adding(months: months).adding(days: -1) }
    }

    func spans(of child: FamilyChild) -> [Span] {
        var spans: [Span] = []
        for month in months {
            guard let group = child.ageGroup(inMonthFrom: month) else { continue }
            if spans.last?.group == group {
                spans[spans.count - 1].months += 1
            } else {
                spans.append(Span(group: group, first: month, months: 1))
            }
        }
        return spans
    }
}
