import Benefits
import JSON
import Testing

/// What holds for every field of every valid example, whatever is put in its place.
@Suite struct ProblemPropertyTests {
    /// Two examples of each form: every one of their places is tried with many values.
    private static let paths = FormFiles.forms.flatMap { FormFiles.examples("valid", of: $0).prefix(2) }

    @Test(arguments: Self.paths)
    func `a value of a wrong kind is refused at its own place and nowhere else`(path: String) throws {
        let form = try FormFiles.definition(of: path)
        let valid = JSONValue(try FormFiles.document(path))
        for pointer in Self.pointers(of: valid) {
            for wrong: JSONValue in [.null, .object([JSONMember(key: "x", value: .null)])] {
                let answers = try Self.parsed(Self.replacing(pointer[...], in: valid, with: wrong))
                let problems = form.problems(in: answers)
                let place = pointer.map { "/\($0)" }.joined()
                try #require(!problems.isEmpty, "\(place)")
                // An object where an object belongs lacks its own members instead.
                #expect(problems.allSatisfy { "\($0.pointer)/".hasPrefix("\(place)/") }, "\(place)")
                for problem in problems { Self.expectPolish(problem) }
            }
        }
    }

    @Test(arguments: Self.paths)
    func `a control character, a direction mark and an endless text are refused in every text`(path: String) throws {
        let form = try FormFiles.definition(of: path)
        let valid = JSONValue(try FormFiles.document(path))
        for pointer in Self.pointers(of: valid) {
            guard case .string(let text) = Self.value(pointer[...], in: valid) else { continue }
            let endless = String(repeating: text, count: 300)
            for other in ["\(text)\u{0}", "\(text)\n", "\(text)\u{202E}", " \(text)", endless] {
                let answers = try Self.parsed(Self.replacing(pointer[...], in: valid, with: .string(other)))
                let problems = form.problems(in: answers)
                let place = pointer.map { "/\($0)" }.joined()
                #expect(problems.contains { $0.pointer == place }, "\(place)")
                for problem in problems { Self.expectPolish(problem) }
            }
        }
    }

    @Test(arguments: Self.paths)
    func `a missing field is either optional or named by a problem`(path: String) throws {
        let form = try FormFiles.definition(of: path)
        let valid = JSONValue(try FormFiles.document(path))
        var required = 0
        for pointer in Self.pointers(of: valid) where Int(pointer.last ?? "") == nil {
            let answers = try Self.parsed(Self.replacing(pointer[...], in: valid, with: nil))
            let problems = form.problems(in: answers)
            if !problems.isEmpty { required += 1 }
            for problem in problems { Self.expectPolish(problem) }
        }
        let folder = path.split(separator: "/").prefix(3).joined(separator: "/")
        let parts = try #require(try FormFiles.document("\(folder)/schema.json")["required"]).count
        #expect(required > 2 * parts, "every part has a field that it cannot do without")
    }

    private static func expectPolish(_ problem: FormProblem) {
        #expect(problem.message.hasSuffix("."), "\(problem.pointer)")
        #expect(problem.message.first?.isUppercase == true, "\(problem.pointer)")
        #expect(!problem.message.contains("formularz przewiduje"), "\(problem.pointer) has a text without its limit")
        #expect(problem.code != "invalid", "\(problem.pointer)")
    }

    private static func parsed(_ value: JSONValue?) throws -> JSONNode {
        try JSONDocument(parsing: try #require(value).encoded()).root
    }

    /// Every place below the root.
    private static func pointers(of value: JSONValue) -> [[String]] {
        children(of: value).flatMap { token, child in
            [[token]] + pointers(of: child).map { [token] + $0 }
        }
    }

    private static func children(of value: JSONValue) -> [(String, JSONValue)] {
        switch value {
        case .object(let members): members.map { ($0.key, $0.value) }
        case .array(let elements): elements.enumerated().map { ("\($0.offset)", $0.element) }
        default: []
        }
    }

    private static func value(_ pointer: ArraySlice<String>, in value: JSONValue) -> JSONValue? {
        guard let token = pointer.first else { return value }
        return children(of: value).first { $0.0 == token }.flatMap { Self.value(pointer.dropFirst(), in: $0.1) }
    }

    /// The value with another one at a place; nil removes it.
    private static func replacing(
        _ pointer: ArraySlice<String>, in value: JSONValue, with other: JSONValue?
    ) -> JSONValue? {
        guard let token = pointer.first else { return other }
        switch value {
        case .object(let members):
            return .object(
                members.compactMap { member in
                    guard member.key == token else { return member }
                    return replacing(pointer.dropFirst(), in: member.value, with: other).map {
                        JSONMember(key: member.key, value: $0)
                    }
                })
        case .array(let elements):
            return .array(
                elements.enumerated().compactMap { index, element in
                    "\(index)" == token ? replacing(pointer.dropFirst(), in: element, with: other) : element
                })
        default:
            return value
        }
    }
}
