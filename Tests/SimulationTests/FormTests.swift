import Applications
import Benefits
import JSON
import Testing

@testable import Simulation

/// What is invented must be what residents could file.
@Suite struct FormTests {
    static let days = (LocalDate(daysSince1970: 20_051), 730)

    /// The number-th form of its kind, filed on one of the days.
    static func filled(_ form: FormKind, _ number: Int) -> (filing: Filing, form: FilledForm) {
        var draw = SplitMix64(seed: 11, stream: 9, number: number)
        let day = days.0.adding(days: number * 7 % days.1)
        let award = Award(form, filedOn: day, &draw)
        let filing = Filing(
            filedOn: day, channel: FilingSeason.channel(form.benefit, &draw), aim: award.aim,
            isCorrection: number % 5 == 0)
        var random = SplitMix64(seed: 11, stream: 2, number: number)
        return (filing, form.fill(filing, &random))
    }

    @Test(arguments: FormKind.allCases)
    func `invented answers have no problems on the form in force`(kind: FormKind) throws {
        let definition = try #require(
            try FormFiles.catalogue.get().form(benefit: kind.benefit, id: kind.rawValue, version: kind.identity.version)
        )
        for number in 0..<300 {
            let (filing, filled) = Self.filled(kind, number)
            let answers = try JSONDocument(parsing: filled.answers).root
            let problems = definition.problems(in: answers, filedOn: filing.filedOn)
            #expect(problems.map { "\($0.pointer) \($0.code)" } == [], "number \(number)")
        }
    }

    @Test(arguments: FormKind.allCases)
    func `invented answers are written in canonical form`(kind: FormKind) throws {
        for number in 0..<100 {
            let answers = Self.filled(kind, number).form.answers
            let canonical = try JSONDocument(parsing: answers).root.canonical()
            #expect(
                String(decoding: answers, as: UTF8.self) == String(decoding: canonical, as: UTF8.self),
                "number \(number)")
        }
    }

    @Test(arguments: FormKind.allCases)
    func `contact and documents are those that the form names`(kind: FormKind) throws {
        let definition = try #require(
            try FormFiles.catalogue.get().form(benefit: kind.benefit, id: kind.rawValue, version: kind.identity.version)
        )
        var (contacts, documents) = (0, 0)
        for number in 0..<100 {
            let filled = Self.filled(kind, number).form
            let answers = try JSONDocument(parsing: filled.answers).root
            #expect(definition.contact(in: answers) == filled.contact)
            #expect(definition.documents(in: answers).map(\.sha256) == filled.documents.map(\.sha256))
            if filled.contact != nil { contacts += 1 }
            documents += filled.documents.count
        }
        #expect(contacts > 25)
        #expect(documents > 0)
    }

    @Test func `every form that may be filed is invented in its version`() throws {
        let catalogue = try FormFiles.catalogue.get()
        let filed = catalogue.benefits.flatMap { benefit in
            benefit.current(on: LocalDate(daysSince1970: 20_780)).map {
                "\(benefit.code.rawValue) \($0.id) \($0.version)"
            }
        }
        let invented = FormKind.allCases.map { "\($0.benefit.rawValue) \($0.identity.id) \($0.identity.version)" }
        #expect(Set(invented) == Set(filed))
        #expect(Set(SimulatedOffice.benefits) == Set(catalogue.benefits.map(\.code)))
    }

    @Test func `a channel is one of the benefit's`() throws {
        var draw = SplitMix64(seed: 5)
        for benefit in try FormFiles.catalogue.get().benefits {
            for _ in 0..<200 {
                #expect(benefit.channels.contains(FilingSeason.channel(benefit.code, &draw).rawValue))
            }
        }
    }

    @Test func `a correction repeats the answers and brings every document`() throws {
        var filing = Filing(filedOn: LocalDate(daysSince1970: 20_600), channel: .paper, aim: .monthly(6))
        let first = try answers(filing)
        filing.isCorrection = true
        let second = try answers(filing)
        #expect(first["applicant"]?.canonical() == second["applicant"]?.canonical())
        #expect(first["household"]?.canonical() == second["household"]?.canonical())
        let attachments = Array(try #require(second["attachments"]).elements)
        #expect(!attachments.isEmpty)
        #expect(attachments.allSatisfy { $0["sha256"] != nil })
        #expect(first.canonical() != second.canonical())
    }

    private func answers(_ filing: Filing) throws -> JSONNode {
        var random = SplitMix64(seed: 3)
        return try JSONDocument(parsing: FormKind.housingAllowance.fill(filing, &random).answers).root
    }
}
