import Applications
import Benefits
import Testing

/// What holds for every quick check and every question.
struct QuickCheckQuestionTests {
    @Test func `each address of the portal has its check, and another one has none`() {
        #expect(
            QuickChecks.all.map(\.slug) == [
                "dodatek-mieszkaniowy", "zasilek-rodzinny", "becikowe", "zasilek-pielegnacyjny",
                "swiadczenie-pielegnacyjne", "swiadczenie-rodzicielskie", "fundusz-alimentacyjny", "pomoc-spoleczna",
            ])
        #expect(QuickChecks.all.allSatisfy { QuickChecks.check(slug: $0.slug)?.title == $0.title })
        #expect(QuickChecks.check(slug: "800-plus") == nil)
        #expect(QuickChecks.check(slug: "") == nil)
    }

    @Test(arguments: QuickChecks.all.map(\.slug))
    func `a check leads to a form that is in force`(slug: String) throws {
        let check = try #require(QuickChecks.check(slug: slug))
        let form = try #require(check.form)
        let catalogue = try FormFiles.catalogue.get()
        #expect(catalogue.current(benefit: check.benefit, form: form, on: try QuickCase.day()) != nil)
    }

    @Test(arguments: QuickChecks.all.map(\.slug))
    func `questions have names of their own, and conditions name answers of earlier questions`(slug: String) throws {
        let check = try #require(QuickChecks.check(slug: slug))
        var answers: [String: Set<String>] = [:]
        for question in check.questions {
            #expect(answers[question.name] == nil, "\(question.name)")
            #expect(question.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
            if let condition = question.condition {
                let known = try #require(answers[condition.name], "\(question.name)")
                #expect(!condition.values.isEmpty && known.isSuperset(of: condition.values), "\(question.name)")
            }
            switch question.kind {
            case .choice(let options): answers[question.name] = Set(options.map(\.value))
            case .count(let range): answers[question.name] = Set(range.map(String.init))
            case .money, .area, .date: answers[question.name] = []
            }
        }
        #expect(!check.intro.isEmpty && !check.notes.isEmpty)
    }

    @Test func `the full answers of these tests ask every question`() throws {
        for check in QuickChecks.all {
            let day = try QuickCase.day()
            let asked = QuickCase.full.filter { $0.slug == check.slug }
                .flatMap { check.asked(after: $0.texts, on: day).map(\.name) }
            #expect(Set(asked) == Set(check.questions.map(\.name)), "\(check.slug)")
        }
    }

    @Test(arguments: QuickCase.full.indices)
    func `full answers are assessed with steps`(index: Int) throws {
        let (slug, texts) = QuickCase.full[index]
        let answer = try QuickCase.answer(slug, texts)
        #expect(!answer.assessments.isEmpty, "\(answer)")
        for assessment in answer.assessments {
            #expect(!assessment.steps.isEmpty)
            #expect(Set(assessment.steps.map(\.id)).count == assessment.steps.count)
            #expect(!assessment.steps.contains { $0.id == "missing-rule" })
        }
    }

    @Test(arguments: QuickCase.full.indices)
    func `a text of another kind gives the problem of its question and no other`(index: Int) throws {
        let (slug, texts) = QuickCase.full[index]
        let check = try #require(QuickChecks.check(slug: slug))
        let bad = "zażółć 12"
        for question in check.asked(after: texts, on: try QuickCase.day()) {
            let problems = try QuickCase.answer(slug, texts.merging([question.name: bad]) { $1 }).problems
            #expect(problems.map(\.question) == [question.name], "\(question.name)")
            #expect(problems.allSatisfy { $0.message.contains(question.label) && !$0.message.contains(bad) })
        }
    }

    @Test(arguments: QuickCase.full.indices)
    func `only a question that is not required may stay empty`(index: Int) throws {
        let (slug, texts) = QuickCase.full[index]
        let check = try #require(QuickChecks.check(slug: slug))
        for question in check.asked(after: texts, on: try QuickCase.day()) {
            let answer = try QuickCase.answer(slug, texts.merging([question.name: " "]) { $1 })
            #expect(answer.problems.map(\.question) == (question.isRequired ? [question.name] : []))
            let missing = try QuickCase.answer(slug, texts.filter { $0.key != question.name })
            #expect(missing == answer, "\(question.name)")
        }
    }

    @Test func `nothing typed gives a problem for each question that is always asked`() throws {
        for check in QuickChecks.all {
            let problems = try QuickCase.answer(check.slug, [:]).problems
            let always = check.questions.filter { $0.isRequired && $0.condition == nil }
            #expect(problems.map(\.question) == always.map(\.name), "\(check.slug)")
        }
    }

    @Test(arguments: [
        ("persons", "0"), ("persons", "21"), ("income", "100 000 000,01"), ("usableArea", "0"),
        ("usableArea", "10 000,01"), ("usableArea", "35,125"), ("legalTitle", "Title"), ("livesThere", "tak"),
    ])
    func `an answer outside what a question takes is a problem`(question: String, text: String) throws {
        let answer = try QuickCase.answer("dodatek-mieszkaniowy", QuickCase.housing([question: text]))
        #expect(answer.problems.map(\.question) == [question])
    }

    @Test(arguments: [("2026-06-01", true), ("2026-06-02", false)])
    func `a day of birth is not in the future`(born: String, isFine: Bool) throws {
        let answer = try QuickCase.answer("zasilek-rodzinny", QuickCase.family(children: [born]))
        #expect(answer.problems.map(\.question) == (isFine ? [] : ["child1Born"]))
    }

    @Test(arguments: [("3", 3), ("03", 3), (" 3 ", 3), ("1", 1), ("7", 0), ("", 0), ("trzy", 0)])
    func `as many children are asked about as there are`(typed: String, asked: Int) throws {
        let check = try #require(QuickChecks.check(slug: "zasilek-rodzinny"))
        let names = check.asked(after: ["children": typed], on: try QuickCase.day()).map(\.name)
        #expect(names.filter { $0.hasSuffix("Born") } == (0..<asked).map { "child\($0 + 1)Born" })
        #expect(names.filter { $0.hasPrefix("child") && $0 != "children" }.count == 3 * asked)
    }

    @Test func `answers to questions that are not asked, and other names, change nothing`() throws {
        let one = QuickCase.family(children: ["10.01.2015"], ["persons": "4"])
        let more = one.merging(["child2Born": "jutro", "child2Disabled": "yes", "_token": "x"]) { $1 }
        #expect(try QuickCase.answer("zasilek-rodzinny", more) == QuickCase.answer("zasilek-rodzinny", one))
        let adult = ["age": "adult", "ruling": "severe-degree", "children": "dużo"]
        let check = try #require(QuickChecks.check(slug: "swiadczenie-pielegnacyjne"))
        #expect(check.asked(after: adult, on: try QuickCase.day()).map(\.name) == ["age"])
    }
}
