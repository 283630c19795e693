import JSON
import JSONSchema
import Testing

/// Runs files of the official suite and tells how they went.
struct SuiteRun {
    let suite: OfficialSuite
    let registry: SchemaRegistry
    let formats: FormatRegistry?
    private(set) var passed = 0
    private(set) var failures: [String] = []

    init(formats: FormatRegistry? = nil) throws {
        suite = try OfficialSuite()
        registry = try suite.registry()
        self.formats = formats
    }

    /// Runs a file, prints its `passed/failed` and keeps the names of what failed.
    mutating func run(_ file: String) throws {
        let (passedBefore, failedBefore) = (passed, failures.count)
        for example in try suite.cases(file) { check(example, file) }
        print("\(file) \(passed - passedBefore)/\(failures.count - failedBefore)")
    }

    private mutating func check(_ example: OfficialSuite.Case, _ file: String) {
        let schema: CompiledSchema
        do {
            schema = try CompiledSchema(compiling: example.schema, registry: registry, formats: formats)
        } catch {
            failures += example.tests.map {
                "\(file): \(example.description): \($0["description"]?.string ?? ""): \(error)"
            }
            return
        }
        for test in example.tests {
            guard let instance = test["data"], let expected = test["valid"]?.bool else { continue }
            let verdicts = [
                schema.isValid(instance), schema.validate(instance).isEmpty, schema.output(of: instance).isValid,
            ]
            if verdicts.allSatisfy({ $0 == expected }) {
                passed += 1
            } else {
                let description = test["description"]?.string ?? ""
                failures.append("\(file): \(example.description): \(description): \(verdicts), not \(expected)")
            }
        }
    }

    /// Prints the sum and fails with the name of every failure.
    func finish(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        print("\(name) \(passed)/\(failures.count)")
        for failure in failures { Issue.record("\(failure)", sourceLocation: sourceLocation) }
        #expect(passed > 0, sourceLocation: sourceLocation)
    }
}
