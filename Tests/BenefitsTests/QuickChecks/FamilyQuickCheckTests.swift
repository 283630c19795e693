import Applications
import Benefits
import Testing

/// Family allowance and birth grant of DOMAIN 2 through their quick checks.
struct FamilyQuickCheckTests {
    @Test(arguments: [("month", "2 700,00"), ("year", "32 400")])
    func `family: złotówka za złotówkę of DOMAIN 2.2, by month or by year`(span: String, income: String) throws {
        let texts = QuickCase.family(
            children: ["10.01.2022", "10.01.2015"], ["incomeSpan": span, "income": income])
        let assessment = try QuickCase.answer("zasilek-rodzinny", texts, on: "2025-08-10").single()
        #expect(assessment.grosze == 21_500)
        #expect(try assessment.result("income-year") == "2024 r.")
        #expect(assessment.steps.first?.id == "income-year")
        let pupil = texts.merging(["child2Studies": "school"]) { $1 }
        #expect(try QuickCase.answer("zasilek-rodzinny", pupil, on: "2025-08-10").single().grosze == 22_333)
    }

    @Test func `family: supplements follow from the answers`() throws {
        let texts = QuickCase.family(
            children: ["10.01.2015"], ["child1Disabled": "yes", "child1Studies": "school", "loneParent": "yes"])
        let assessment = try QuickCase.answer("zasilek-rodzinny", texts, on: "2025-08-10").single()
        #expect(
            assessment.payments == [
                "zasiłek rodzinny, dziecko 1: 12400 monthly 2025-11…2026-10",
                "dodatek: kształcenie i rehabilitacja, dziecko 1: 11000 monthly 2025-11…2026-10",
                "dodatek: rozpoczęcie roku szkolnego, dziecko 1: 10000 once 2025-11…2026-10",
                "dodatek: samotne wychowywanie dziecka: 27300 monthly 2025-11…2026-10",
            ])
        #expect(try assessment.result("income-threshold") == "764,00 zł")
    }

    @Test(arguments: [("no", false), ("school", true), ("university", true)])
    func `family: past 18 only who studies counts`(studies: String, isEntitled: Bool) throws {
        let texts = QuickCase.family(children: ["1.06.2006"], ["child1Studies": studies])
        let payments = try QuickCase.answer("zasilek-rodzinny", texts, on: "2025-08-10").single().payments
        #expect(payments.contains { $0.contains("dziecko 1: 13500 ") } == isEntitled)
        #expect(payments.contains { $0.hasPrefix("dodatek: rozpoczęcie roku szkolnego") } == (studies == "school"))
    }

    @Test(arguments: [
        ("2025-08-10", "current", "2025-08…2025-10", false), ("2025-08-10", "next", "2025-11…2026-10", false),
        ("2025-06-30", "next", "2025-11…2026-10", true), ("2025-07-01", "next", "2025-11…2026-10", false),
        ("2025-11-01", "current", "2025-11…2026-10", false),
    ])
    func `family: the period is the present or the next one, with a word when it is too early`(
        day: String, period: String, months: String, isEarly: Bool
    ) throws {
        let texts = QuickCase.family(children: ["10.01.2015"], ["period": period])
        let assessment = try QuickCase.answer("zasilek-rodzinny", texts, on: day).single()
        #expect(assessment.payments == ["zasiłek rodzinny, dziecko 1: 12400 monthly \(months)"])
        #expect(assessment.steps.contains { $0.id == "filing-window" } == isEarly)
    }

    @Test func `family: there are no fewer persons than children`() throws {
        let texts = QuickCase.family(children: ["1.01.2015", "1.01.2016"], ["persons": "1"])
        #expect(try QuickCase.answer("zasilek-rodzinny", texts).problems.map(\.question) == ["persons"])
        let birth = QuickCase.birth(["role": "guardian", "takenIntoCare": "1.05.2026", "children": "4"])
        #expect(try QuickCase.answer("becikowe", birth).problems.map(\.question) == ["persons"])
    }

    @Test(arguments: [("69 192,00", true), ("69 192,01", false)])
    func `becikowe ends at 1 922 zł per person, without reduction`(income: String, isEntitled: Bool) throws {
        let texts = QuickCase.birth([
            "role": "parent", "born": "1.06.2025", "medicalCare": "yes", "children": "2", "income": income,
        ])
        let assessment = try QuickCase.answer("becikowe", texts).single()
        #expect(assessment.grosze == (isEntitled ? 200_000 : nil))
        let reason = "Dochód na osobę jest wyższy niż 1\u{a0}922,00\u{a0}zł."
        #expect((assessment.outcome == .notEntitled(reason)) == !isEntitled)
    }

    @Test(arguments: [
        (["role": "parent", "born": "31.05.2025", "medicalCare": "yes"], "Minęło więcej niż 12 miesięcy."),
        (["role": "guardian", "takenIntoCare": "31.05.2025"], "Minęło więcej niż 12 miesięcy."),
        (
            ["role": "parent", "born": "1.06.2025", "medicalCare": "no"],
            "Matka dziecka nie była pod opieką medyczną od 10. tygodnia ciąży."
        ),
    ])
    func `becikowe: a condition known only generally leaves the result open`(
        changes: [String: String], reason: String
    ) throws {
        let open = try QuickCase.answer("becikowe", QuickCase.birth(changes)).single()
        #expect(try open.openReason().hasPrefix(reason))
        #expect(try open.openReason().contains("(GK)"))
        let rich = try QuickCase.answer("becikowe", QuickCase.birth(changes.merging(["income": "900 000"]) { $1 }))
        #expect(try rich.single().outcome == .notEntitled("Dochód na osobę jest wyższy niż 1\u{a0}922,00\u{a0}zł."))
    }
}
