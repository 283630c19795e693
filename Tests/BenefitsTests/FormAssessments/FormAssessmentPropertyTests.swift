import Applications
import Benefits
import JSON
import Testing

/// What holds whatever the answers are: a read model assesses every form of the log, also those that no intake checked.
struct FormAssessmentPropertyTests {
    private static let odd: [JSONValue] = [
        .null, .bool(true), .integer(0), .integer(-1), .integer(.max), .integer(.min), .string(""), .string("no"),
        .string("yes"), .string("0001-01-01"), .string("9999-12-31"), .string("2008/2009"), .string("9998/9999"),
        .array([]), .object([]),
    ]

    @Test(arguments: FormFiles.examples("valid"))
    func `spoilt answers are assessed or refused, and nobody is named`(path: String) throws {
        let rules = try RuleFiles.shipped.get()
        let valid = JSONValue(try FormFiles.document(path))
        let form = String(path.split(separator: "/")[1])
        var generator = SeededGenerator(seed: UInt64(path.utf8.reduce(7) { $0 &* 31 &+ Int($1) }.magnitude))
        let names = Self.texts(named: ["firstName", "lastName", "pesel", "person"], in: valid)
        let days = ["0001-01-01", "2020-02-29", "2026-11-24", "9999-12-31"].compactMap { LocalDate(iso: $0) }
        for _ in 0..<60 {
            var spoilt = valid
            for _ in 0..<Int.random(in: 1...3, using: &generator) { spoilt = Self.spoilt(spoilt, &generator) }
            let answers = try JSONDocument(parsing: spoilt.encoded()).root
            let day = try #require(days.randomElement(using: &generator))
            let isKnown = Bool.random(using: &generator)
            var writer = JSONWriter()
            do {
                let assessment = try FormAssessment.assessment(
                    form: isKnown ? form : nil, answers: answers, filedOn: day, by: rules)
                if let amount = assessment.amount { try #require(amount > .zero, "\(path)") }
                assessment.write(to: &writer)
                writer = Self.adding(assessment.summary, to: writer)
            } catch let error as NotAssessable {
                if let field = error.field { try #require(field.hasPrefix("/"), "\(field)") }
                writer = Self.adding(error.reason, to: writer)
            }
            let told = String(decoding: writer.finish(), as: UTF8.self)
            for name in names { try #require(!told.contains(name), "\(path)") }
        }
    }

    private static func adding(_ text: String, to writer: JSONWriter) -> JSONWriter {
        var writer = writer
        writer.string(text)
        return writer
    }

    /// The same value with one place anywhere in it replaced or taken away.
    private static func spoilt(_ value: JSONValue, _ generator: inout SeededGenerator) -> JSONValue {
        switch value {
        case .object(var members) where !members.isEmpty:
            let index = Int.random(in: 0..<members.count, using: &generator)
            if Int.random(in: 0..<12, using: &generator) == 0 {
                members.remove(at: index)
            } else {
                members[index].value = spoilt(members[index].value, &generator)
            }
            return .object(members)
        case .array(var elements) where !elements.isEmpty:
            let index = Int.random(in: 0..<elements.count, using: &generator)
            if Int.random(in: 0..<4, using: &generator) == 0 {
                elements += elements
            } else {
                elements[index] = spoilt(elements[index], &generator)
            }
            return .array(elements)
        default: return odd[Int.random(in: 0..<odd.count, using: &generator)]
        }
    }

    /// Texts of members with these names, anywhere.
    private static func texts(named names: Set<String>, in value: JSONValue) -> [String] {
        switch value {
        case .object(let members):
            members.flatMap { member -> [String] in
                if case .string(let text) = member.value, names.contains(member.key) { return [text] }
                return texts(named: names, in: member.value)
            }
        case .array(let elements): elements.flatMap { texts(named: names, in: $0) }
        default: []
        }
    }
}
