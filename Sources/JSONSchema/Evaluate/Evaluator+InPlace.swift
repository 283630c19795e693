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
        case .reference(let id): return apply(id, instance, evaluated, by: "/$ref")
        case .dynamicReference(let id, let anchor):
            let target = anchor.flatMap { dynamicTarget($0) } ?? id
            return apply(target, instance, evaluated, by: "/$dynamicRef")
        case .allOf(let ids):
            var isValid = true
            for (position, id) in ids.enumerated()
            where !apply(id, instance, evaluated, by: "/allOf/\(position)") {
                isValid = false
                if !goesOn { return false }
            }
            return isValid
        case .anyOf(let ids): return anyOf(ids, schema, instance, evaluated)
        case .oneOf(let ids): return oneOf(ids, schema, instance, evaluated)
        case .not(let id):
            let mark = recorder?.mark
            let isMatch = holds(id, instance, nil, by: "/not")
            // Neither what the schema says nor why it does not hold says anything about the instance.
            recorder?.dropAll(from: mark)
            if !isMatch { return true }
            _ = fail(schema, "not")
            return false
        case .conditional(let test, let then, let otherwise):
            let mark = recorder?.mark
            let isMatch = branch(test, instance, evaluated, by: "/if")
            recorder?.dropErrors(from: mark)
            guard let branch = isMatch ? then : otherwise else { return true }
            return apply(branch, instance, evaluated, by: isMatch ? "/then" : "/else")
        }
    }

    /// Whether a branch holds; what it has looked at counts only when it does.
    private mutating func branch(
        _ id: SchemaID, _ instance: Int, _ evaluated: EvaluatedChildren?, by path: @autoclosure () -> String
    ) -> Bool {
        guard let evaluated else { return holds(id, instance, nil, by: path()) }
        let own = evaluated.emptyCopy()
        guard holds(id, instance, own, by: path()) else { return false }
        evaluated.merge(own)
        return true
    }

    private mutating func anyOf(
        _ ids: [SchemaID], _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        let mark = recorder?.mark
        var isValid = false
        for (position, id) in ids.enumerated() where branch(id, instance, evaluated, by: "/anyOf/\(position)") {
            isValid = true
            // Every branch that holds adds its marks.
            if evaluated == nil, !wantsEveryBranch { break }
        }
        if isValid { recorder?.dropErrors(from: mark) } else { _ = fail(schema, "anyOf") }
        return isValid
    }

    private mutating func oneOf(
        _ ids: [SchemaID], _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        let mark = recorder?.mark
        var matching = 0
        for (position, id) in ids.enumerated() where branch(id, instance, evaluated, by: "/oneOf/\(position)") {
            matching += 1
            if matching > 1, report == nil, !wantsEveryBranch { return false }
        }
        if matching > 0 { recorder?.dropErrors(from: mark) }
        if matching != 1 { _ = fail(schema, "oneOf", ["matching": .integer(Int64(matching))]) }
        return matching == 1
    }
}
