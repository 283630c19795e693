public import JSON

/// A JSON Schema (draft 2020-12), compiled once and then applied to any number of instances on any thread.
///
/// References stay within the schema document (`#/…`, `$anchor`, `$id`). `$dynamicRef` and other dialects are refused;
/// unknown keywords are annotations. Patterns run in linear time; what has no such automaton (look-around, back
/// references) is refused. Validation of any instance ends: schemas that refer to themselves without end are refused,
/// and the work on one instance is bounded.
public struct CompiledSchema: Sendable {
    let graph: SchemaGraph

    /// Compiles a schema document.
    ///
    /// - Parameter formats: checks for `format`; nil leaves `format` an annotation, as the specification's default is.
    /// - Throws: ``SchemaError`` with the place of the first fault.
    public init(compiling schema: JSONNode, formats: FormatRegistry? = nil) throws(SchemaError) {
        graph = try SchemaCompiler.compile(schema, formats: formats)
    }

    /// Whether the instance follows the schema. Stops at the first violation.
    public func isValid(_ instance: JSONNode) -> Bool {
        withExtendedLifetime(instance.document) {
            var checker = Checker(graph: graph, tape: instance.document.tape)
            return checker.check(graph.program.root, instance.index)
        }
    }

    /// The instance's violations, in the order of the instance; none when it follows the schema.
    ///
    /// Branches of `anyOf`, `oneOf`, `not` and `contains` are not reported one by one, only their keyword is. When the
    /// work on the instance passes the bound, the last violation's keyword is `$limit`.
    public func validate(_ instance: JSONNode, maximumViolations: Int = 100) -> [Violation] {
        // Most instances are valid, and finding that out needs neither paths nor a report.
        if isValid(instance) { return [] }
        return withExtendedLifetime(instance.document) {
            let tape = instance.document.tape
            let report = ViolationReport(tape: tape, maximum: max(1, maximumViolations))
            var evaluator = Evaluator(graph: graph, tape: tape, report: report)
            _ = evaluator.evaluate(graph.root, instance.index, nil)
            return report.violations
        }
    }
}
