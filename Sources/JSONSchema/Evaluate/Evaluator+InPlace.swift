import JSON

extension Evaluator {
    mutating func inPlace(_ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?) -> Bool {
        var isValid = true
        for rule in schema.inPlace {
            if apply(rule, schema, instance, evaluated) { continue }
            isValid = false
            if !goesOn { return false }
        }
        return isValid
    }

    private mutating func apply(
        _ rule: InPlaceRule, _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        switch rule {
        case .reference(let id): return evaluate(id, instance, evaluated)
        case .allOf(let ids):
            var isValid = true
            for id in ids where !evaluate(id, instance, evaluated) {
                isValid = false
                if !goesOn { return false }
            }
            return isValid
        case .anyOf(let ids): return anyOf(ids, schema, instance, evaluated)
        case .oneOf(let ids): return oneOf(ids, schema, instance, evaluated)
        case .not(let id):
            // A schema that must not hold leaves no annotations.
            if !holds(id, instance, nil) { return true }
            _ = fail(schema, "not")
            return false
        case .conditional(let test, let then, let otherwise):
            let branch = branch(test, instance, evaluated) ? then : otherwise
            guard let branch else { return true }
            return evaluate(branch, instance, evaluated)
        }
    }

    /// Whether a branch holds; what it has looked at counts only when it does.
    private mutating func branch(_ id: SchemaID, _ instance: Int, _ evaluated: EvaluatedChildren?) -> Bool {
        guard let evaluated else { return holds(id, instance, nil) }
        let own = evaluated.emptyCopy()
        guard holds(id, instance, own) else { return false }
        evaluated.merge(own)
        return true
    }

    private mutating func anyOf(
        _ ids: [SchemaID], _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        var isValid = false
        for id in ids where branch(id, instance, evaluated) {
            isValid = true
            // Every branch that holds adds its marks.
            if evaluated == nil { break }
        }
        if !isValid { _ = fail(schema, "anyOf") }
        return isValid
    }

    private mutating func oneOf(
        _ ids: [SchemaID], _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        var matching = 0
        for id in ids where branch(id, instance, evaluated) {
            matching += 1
            if matching > 1, report == nil { return false }
        }
        if matching != 1 { _ = fail(schema, "oneOf", ["matching": .integer(Int64(matching))]) }
        return matching == 1
    }
}
