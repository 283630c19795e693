import Applications
import Benefits
import JSON
import Testing

@Suite struct HousingAllowanceFormTests {
    @Test(arguments: FormFiles.examples("valid"))
    func `a valid example has no problems`(path: String) throws {
        let form = try FormFiles.housingAllowance()
        let answers = try FormFiles.document(path)
        #expect(form.problems(in: answers) == [])
        #expect(form.problems(in: answers, filedOn: LocalDate(year: 2026, month: 4, day: 20)) == [])
    }

    @Test(arguments: FormFiles.examples("invalid"))
    func `an invalid example has exactly the problems it declares`(path: String) throws {
        let form = try FormFiles.housingAllowance()
        let example = try FormFiles.document(path)
        let declared = try #require(example["pointers"]).elements.compactMap(\.string)
        let problems = form.problems(in: try #require(example["instance"]))
        #expect(!declared.isEmpty)
        #expect(Set(problems.map(\.pointer)) == Set(declared))
        #expect(problems.count == declared.count)
    }

    @Test(arguments: FormFiles.examples("invalid"))
    func `a problem is a Polish sentence without a value of the application`(path: String) throws {
        let form = try FormFiles.housingAllowance()
        let instance = try #require(try FormFiles.document(path)["instance"])
        let values = Self.texts(of: instance).filter { $0.count > 3 }
        for problem in form.problems(in: instance) {
            #expect(problem.message.first?.isUppercase == true)
            #expect(problem.message.hasSuffix("."))
            #expect(!values.contains { problem.message.contains($0) })
            let words = problem.message.lowercased().split { !$0.isLetter }.map(String.init)
            let english: Set = [
                "must", "be", "the", "is", "not", "allowed", "of", "type", "true", "false", "null", "required",
                "pattern", "format", "string", "integer", "array", "object", "value", "at", "least", "most", "grosze",
            ]
            #expect(english.isDisjoint(with: words), "\(problem.message)")
            #expect(!problem.code.isEmpty)
            #expect(problem.code.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
        }
    }

    @Test func `there are examples of both kinds`() {
        #expect(FormFiles.examples("valid").count >= 5)
        #expect(FormFiles.examples("invalid").count >= 15)
    }

    @Test(arguments: ["kilka-bledow", "pusty-obiekt"])
    func `problems come in the order of the form`(name: String) throws {
        let form = try FormFiles.housingAllowance()
        let example = try FormFiles.document("\(FormFiles.form)/examples/invalid/\(name).json")
        let problems = form.problems(in: try #require(example["instance"]))
        let order = form.sections.flatMap(\.fields).map(\.pointer)
        let places = try problems.map { try #require(order.firstIndex(of: $0.pointer)) }
        #expect(places == places.sorted())
        #expect(places.count > 1)
    }

    @Test(arguments: [
        ("pesel-cyfra-kontrolna", "invalid-pesel"), ("brak-pesel-i-dokumentu", "required"),
        ("pesel-i-dokument", "not-applicable"), ("nieznane-pole", "unknown-field"), ("kwota-jako-tekst", "wrong-type"),
        ("kwota-ujemna", "too-small"), ("powierzchnia-trzy-miejsca", "bad-precision"), ("za-dluga-nazwa", "too-long"),
        ("znak-zerowy-w-nazwisku", "bad-characters"), ("oswiadczenie-karne-nie-zaznaczone", "not-accepted"),
        ("dom-z-potwierdzeniem-zarzadcy", "not-allowed-here"), ("dwa-miesiace", "too-few-items"),
        ("suma-wydatkow", "sum-differs"), ("pesel-a-data-urodzenia", "birth-date-differs-from-pesel"),
    ])
    func `a problem has a stable code`(name: String, code: String) throws {
        #expect(try problems(ofExample: name).map(\.code) == [code])
    }

    @Test func `a sentence names the field, the person and the amount as people write them`() throws {
        let messages = try ["kwota-ujemna", "brak-pesel-i-dokumentu", "za-dluga-nazwa", "powtorzony-wydatek"].map {
            try #require(try problems(ofExample: $0).first).message
        }
        #expect(
            messages == [
                "W polu „Kwota dochodu w miesiącu” (osoba 1, dochód 1, miesiąc 2) wpisz kwotę nie mniejszą niż 0,00 zł.",
                "Podaj numer PESEL, a jeśli go nie masz – rodzaj i numer dokumentu tożsamości.",
                "Skróć tekst w polu „Nazwa zarządcy domu”: może mieć najwyżej 160 znaków.",
                "Ten rodzaj wydatku już jest na liście: połącz kwoty w jednej pozycji (wydatek 2).",
            ])
    }

    @Test func `the contact for notifications is lifted from the answers`() throws {
        let form = try FormFiles.housingAllowance()
        let family = try FormFiles.document("\(FormFiles.form)/examples/valid/najem-rodzina-z-dziecmi.json")
        #expect(form.contact(in: family).email == "malgorzata.swierczynska@example.org")
        #expect(form.contact(in: family).phone == "+48 600 100 200")
        let silent = try FormFiles.document("\(FormFiles.form)/examples/valid/bez-tytulu-oczekuje-na-lokal.json")
        #expect(form.contact(in: silent).email == nil)
        #expect(form.contact(in: silent).phone == nil)
    }

    @Test func `months that are not over and days to come are refused on the day of filing`() throws {
        let form = try FormFiles.housingAllowance()
        let answers = try FormFiles.document("\(FormFiles.form)/examples/valid/najem-rodzina-z-dziecmi.json")
        let day = try #require(LocalDate(year: 2026, month: 3, day: 31))
        let problems = form.problems(in: answers, filedOn: day)
        #expect(
            problems.map(\.pointer) == [
                "/expenses/month", "/confirmation/managerStatement/signedOn", "/income/months/2",
            ])
        #expect(problems.map(\.code) == ["month-not-over", "date-in-future", "month-not-over"])
    }

    @Test func `answers that are no object are one problem of the whole form`() throws {
        let form = try FormFiles.housingAllowance()
        for text in ["[]", "null", "7", "\"wniosek\""] {
            let problems = form.problems(in: try JSONDocument(parsing: Array(text.utf8)).root)
            #expect(problems.map(\.pointer) == [""])
            #expect(problems.map(\.code) == ["wrong-type"])
        }
    }

    private func problems(ofExample name: String) throws -> [FormProblem] {
        let example = try FormFiles.document("\(FormFiles.form)/examples/invalid/\(name).json")
        return try FormFiles.housingAllowance().problems(in: try #require(example["instance"]))
    }

    private static func texts(of node: JSONNode) -> [String] {
        switch node.kind {
        case .string: node.string.map { [$0] } ?? []
        case .number: node.number.map { [$0.text] } ?? []
        case .array: node.elements.flatMap(texts)
        case .object: node.members.flatMap { texts(of: $0.value) }
        default: []
        }
    }
}
