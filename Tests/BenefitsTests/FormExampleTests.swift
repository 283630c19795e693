import Applications
import Benefits
import JSON
import Testing

/// What every form of every benefit owes its applicants, shown on its own examples.
@Suite struct FormExampleTests {
    @Test(arguments: FormFiles.examples("valid"))
    func `a valid example has no problems`(path: String) throws {
        let form = try FormFiles.definition(of: path)
        let answers = try FormFiles.document(path)
        #expect(form.problems(in: answers) == [])
        #expect(form.problems(in: answers, filedOn: FormFiles.day) == [])
    }

    @Test(arguments: FormFiles.examples("invalid"))
    func `an invalid example has exactly the problems it declares`(path: String) throws {
        let form = try FormFiles.definition(of: path)
        let example = try FormFiles.document(path)
        let declared = try #require(example["pointers"]).elements.compactMap(\.string)
        let problems = form.problems(in: try #require(example["instance"]), filedOn: FormFiles.day)
        #expect(!declared.isEmpty)
        #expect(Set(problems.map(\.pointer)) == Set(declared))
        #expect(problems.count == declared.count)
    }

    @Test(arguments: FormFiles.examples("invalid"))
    func `a problem is a Polish sentence without a value of the application`(path: String) throws {
        let form = try FormFiles.definition(of: path)
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

    @Test(arguments: FormFiles.forms)
    func `there are examples of both kinds`(form: String) {
        #expect(FormFiles.examples("valid", of: form).count >= 5)
        #expect(FormFiles.examples("invalid", of: form).count >= 15)
    }

    @Test(arguments: FormFiles.forms)
    func `every property of the schema has a field and every field a property`(folder: String) throws {
        let schema = try FormFiles.document("\(folder)/schema.json")
        let form = try FormFiles.definition(of: folder)
        let fields = Set(form.sections.flatMap(\.fields).map(\.pointer))
        #expect(SchemaProperties.pointers(of: schema, in: schema) == fields)
    }

    @Test(arguments: FormFiles.forms)
    func `the options of a choice are the values the schema allows`(folder: String) throws {
        let schema = try FormFiles.document("\(folder)/schema.json")
        for field in try FormFiles.definition(of: folder).sections.flatMap(\.fields) where field.kind == .choice {
            let node = try #require(SchemaProperties.schema(of: field.pointer, in: schema), "\(field.pointer)")
            let allowed = try #require(node["enum"], "\(field.pointer)").elements.compactMap(\.string)
            let options = field.options.map(\.value).filter { $0 != "applicant" || allowed.contains($0) }
            #expect(options == allowed, "\(field.pointer)")
        }
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
