import Applications
import Benefits
import JSON
import Testing

@Suite struct HousingAllowanceFormTests {
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
        #expect(form.contact(in: family)?.email == "malgorzata.swierczynska@example.org")
        #expect(form.contact(in: family)?.phone == "+48600100200")
        let silent = try FormFiles.document("\(FormFiles.form)/examples/valid/bez-tytulu-oczekuje-na-lokal.json")
        #expect(form.contact(in: silent) == nil)
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
}
