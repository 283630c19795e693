import Applications

extension FamilyAllowanceCalculation {
    /// The supplements asked for, and the one for large families. Whether their own conditions are met is for the
    /// caseworker: this only says how much they are.
    func addSupplements(to dues: inout Dues, _ log: inout StepLog) throws(RuleMiss) {
        for (index, child) in input.children.enumerated() {
            let spans = spans(of: child)
            guard let first = spans.first?.first, let last = spans.last?.last else { continue }
            let ask = Asking(child: child, number: index + 1, first: first, last: last, spans: spans)
            try addMonthly(ask, to: &dues, &log)
            try addYearly(ask, to: &dues, &log)
        }
        try addSingleParent(to: &dues, &log)
        try addLargeFamily(to: &dues, &log)
    }

    private struct Asking {
        let child: FamilyChild
        let number: Int
        let first: LocalDate
        let last: LocalDate
        let spans: [Span]

        func wants(_ supplement: FamilyChild.Supplement) -> Bool { child.supplements.contains(supplement) }
    }

    private static let check = "Sprawdź, czy są spełnione warunki tego dodatku."

    private func addMonthly(_ ask: Asking, to dues: inout Dues, _ log: inout StepLog) throws(RuleMiss) {
        let months = ask.spans.reduce(0) { $0 + $1.months }
        if ask.wants(.parentalLeave) {
            let amount = try rules.known("sr.dod.wychowawczy")
            add("parental-leave", "urlop wychowawczy", ask, amount, months, &log)
            dues.monthly = dues.monthly + amount.money * months
            dues.payments.append(payment("urlop wychowawczy", ask, amount.money, .monthly))
        }
        guard ask.wants(.rehabilitation) else { return }
        for (part, span) in ask.spans.enumerated() {
            let amount = try rules.known("sr.dod.ksztalcenie.\(span.group == .toFive ? "0_5" : "5_24")")
            let id = "rehabilitation" + (part == 0 ? "" : "-\(part + 1)")
            add(id, "kształcenie i rehabilitacja", ask, amount, span.months, &log)
            dues.monthly = dues.monthly + amount.money * span.months
            dues.payments.append(
                SuggestedPayment(
                    "dodatek: kształcenie i rehabilitacja, dziecko \(ask.number)", amount.money, .monthly,
                    from: span.first, to: span.last))
        }
    }

    private func addYearly(_ ask: Asking, to dues: inout Dues, _ log: inout StepLog) throws(RuleMiss) {
        let schoolMonths = months.filter { $0 >= ask.first && $0 <= ask.last && ![7, 8].contains($0.month) }.count
        let kinds: [(FamilyChild.Supplement, id: String, name: String, key: String, times: Int)] = [
            (.birth, "birth", "urodzenie dziecka", "sr.dod.urodzenie", 1),
            (.schoolYear, "school-year", "rozpoczęcie roku szkolnego", "sr.dod.rok_szkolny", 1),
            (.boarding, "boarding", "zamieszkanie w miejscowości szkoły", "sr.dod.zamieszkanie", schoolMonths),
            (.commuting, "commuting", "dojazd do szkoły", "sr.dod.dojazd", schoolMonths),
        ]
        for kind in kinds where ask.wants(kind.0) && kind.times > 0 {
            let amount = try rules.known(kind.key)
            let isSchool = kind.0 == .boarding || kind.0 == .commuting
            add(
                kind.id, kind.name, ask, amount, kind.times, &log,
                doubts: isSchool ? ["Miesiące od września do czerwca przyjęto z wiedzy ogólnej (GK)."] : [])
            dues.yearly = dues.yearly + amount.money * kind.times
            dues.payments.append(payment(kind.name, ask, amount.money, isSchool ? .schoolMonths : .once))
        }
    }

    private func payment(
        _ name: String, _ ask: Asking, _ amount: Money, _ rhythm: SuggestedPayment.Rhythm
    ) -> SuggestedPayment {
        SuggestedPayment("dodatek: \(name), dziecko \(ask.number)", amount, rhythm, from: ask.first, to: ask.last)
    }

    private func add(
        _ id: String, _ name: String, _ ask: Asking, _ amount: KnownRule, _ times: Int, _ log: inout StepLog,
        doubts: [String] = []
    ) {
        log.add(
            "\(id)-\(ask.number)", "Dziecko \(ask.number), dodatek: \(name). \(Self.check)",
            formula: times == 1 ? nil : "\(amount.text) × \(times)",
            result: times == 1 ? amount.text : "\(amount.money * times) w okresie", rules: [amount], doubts: doubts)
    }

    /// Art. 11a: an amount per child up to a maximum for all, both higher for disabled children.
    private func addSingleParent(to dues: inout Dues, _ log: inout StepLog) throws(RuleMiss) {
        guard input.children.contains(where: { $0.supplements.contains(.singleParent) }) else { return }
        let each = try rules.known("sr.dod.samotne")
        let most = try rules.known("sr.dod.samotne.max")
        let eachDisabled = try rules.known("sr.dod.samotne.disabled")
        let mostDisabled = try rules.known("sr.dod.samotne.disabled.max")
        let extra = eachDisabled.money - each.money
        let mostExtra = mostDisabled.money - most.money
        let amounts = months.map { month in
            let children = input.children.filter {
                $0.supplements.contains(.singleParent) && $0.ageGroup(inMonthFrom: month) != nil
            }
            let disabled = children.filter(\.isDisabled).count
            return min(each.money * children.count, most.money) + min(extra * disabled, mostExtra)
        }
        let children = input.children.filter { $0.supplements.contains(.singleParent) }
        let isMixed = Set(children.map(\.isDisabled)).count > 1
        log.add(
            "single-parent",
            "Dodatek: samotne wychowywanie dziecka, nie więcej niż kwota na wszystkie dzieci. \(Self.check)",
            formula: "\(each.text) na dziecko, najwyżej \(most.text); z niepełnosprawnością \(eachDisabled.text), "
                + "najwyżej \(mostDisabled.text)",
            result: "\(amounts.reduce(.zero, +)) w okresie", rules: [each, most, eachDisabled, mostDisabled],
            doubts: isMixed
                ? ["Przyjęto, że zwiększenie za niepełnosprawność dolicza się do kwoty dla wszystkich dzieci (GK)."]
                : [])
        addSeries("dodatek: samotne wychowywanie dziecka", amounts, to: &dues)
    }

    /// Art. 12a: for the third and each next child.
    private func addLargeFamily(to dues: inout Dues, _ log: inout StepLog) throws(RuleMiss) {
        let numbers = months.map { month in
            max(0, input.children.count { $0.ageGroup(inMonthFrom: month) != nil } - 2)
        }
        guard let most = numbers.max(), most > 0 else { return }
        let each = try rules.known("sr.dod.wielodzietna")
        log.add(
            "large-family", "Dodatek na trzecie i każde następne dziecko.", formula: "\(each.text) × \(most)",
            result: "\(each.money * most) miesięcznie", rules: [each])
        addSeries("dodatek: rodzina wielodzietna", numbers.map { each.money * $0 }, to: &dues)
    }

    /// Payments of months in a row with the same amount.
    private func addSeries(_ title: String, _ amounts: [Money], to dues: inout Dues) {
        var start = 0
        for end in 1...amounts.count where end == amounts.count || amounts[end] != amounts[start] {
            if amounts[start] > .zero {
                dues.monthly = dues.monthly + amounts[start] * (end - start)
                dues.payments.append(
                    SuggestedPayment(
                        title, amounts[start], .monthly, from: months[start],
                        to: months[end - 1].adding(months: 1).adding(days: -1)))
            }
            start = end
        }
    }
}
