public import JSON

/// A JSON Schema (draft 2020-12), compiled once and then applied to any number of instances on any thread.
///
/// References lead to the schema document and to those of a ``SchemaRegistry``, never to the network. Unknown keywords
/// are annotations. Validation of any instance ends: schemas that refer to themselves without end are refused, and the
/// work on one instance is bounded, that of patterns included.
public struct CompiledSchema: Sendable {
    let graph: SchemaGraph

    /// Compiles a schema document.
    ///
    /// - Parameters:
    ///   - uri: where the document was found, an absolute URI: relative references and `$id` start there.
    ///   - registry: the other documents that references and `$schema` may name.
    ///   - formats: checks for `format`; nil leaves `format` an annotation, as the specification's default is, unless
    ///     the dialect requires the format-assertion vocabulary.
    /// - Throws: ``SchemaError`` with the place of the first fault.
    public init(
        compiling schema: JSONNode, at uri: String? = nil, registry: SchemaRegistry = .standard,
        formats: FormatRegistry? = nil
    ) throws(SchemaError) {
        let base = uri.map { URIReference($0).withoutFragment }
        graph = try SchemaCompiler.compile(schema, base: base, registry: registry, formats: formats)
    }

    /// Whether the instance follows the schema. Stops at the first violation.
    public func isValid(_ instance: JSONNode) -> Bool {
        withExtendedLifetime(instance.document) {
            var checker = Checker(graph: graph, tape: instance.document.tape)
            return checker.check(graph.program.root, instance.index) && !checker.isExhausted
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
            // Branches that are not reported may have passed the bound.
            if evaluator.isExhausted { report.end(schemaPointer: graph.nodes[graph.root].location) }
            return report.violations
        }
    }
}
