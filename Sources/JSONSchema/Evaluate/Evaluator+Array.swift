import JSON

extension Evaluator {
    mutating func array(
        _ rules: ArrayRules, _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        let count = tape.length(instance)
        var isValid = true
        if count < rules.minimum {
            isValid = false
            if !fail(schema, "minItems", ["limit": .integer(Int64(rules.minimum))]) { return false }
        }
        if count > rules.maximum {
            isValid = false
            if !fail(schema, "maxItems", ["limit": .integer(Int64(rules.maximum))]) { return false }
        }
        if !rules.prefix.isEmpty || rules.items != nil {
            var element = instance &+ 1
            for position in 0..<count {
                let id = position < rules.prefix.count ? rules.prefix[position] : rules.items
                guard let id else { break }
                if !child(id, element, at: .item(position)) {
                    isValid = false
                    if !goesOn { return false }
                }
                evaluated?.mark(position)
                element = tape.next(element)
            }
        }
        if rules.isUnique, !JSONEquality.areUnique(tape, elementsOf: instance) {
            isValid = false
            if !fail(schema, "uniqueItems") { return false }
        }
        if let contained = rules.contains, !contains(contained, rules, schema, instance, evaluated) { return false }
        return isValid
    }

    private mutating func contains(
        _ contained: SchemaID, _ rules: ArrayRules, _ schema: SchemaNode, _ instance: Int,
        _ evaluated: EvaluatedChildren?
    ) -> Bool {
        var matching = 0
        var element = instance &+ 1
        for position in 0..<tape.length(instance) {
            if holds(contained, element, nil) {
                matching += 1
                evaluated?.mark(position)
                // Enough is known, unless there is an upper bound or someone wants every mark.
                if matching >= rules.minimumContains, rules.maximumContains == .max, evaluated == nil { break }
            }
            element = tape.next(element)
        }
        if matching < rules.minimumContains {
            let keyword = rules.minimumContains == 1 ? "contains" : "minContains"
            _ = fail(schema, keyword, ["limit": .integer(Int64(rules.minimumContains))])
            return false
        }
        if matching > rules.maximumContains {
            _ = fail(schema, "maxContains", ["limit": .integer(Int64(rules.maximumContains))])
            return false
        }
        return true
    }

    /// Applies `unevaluatedItems` and `unevaluatedProperties` to the children that nothing else has looked at.
    mutating func unevaluated(_ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren) -> Bool {
        let tag = tape.tag(instance)
        var isValid = true
        if tag == .array, let id = schema.unevaluatedItems {
            var element = instance + 1
            for position in evaluated.flags.indices {
                if !evaluated.flags[position] {
                    evaluated.mark(position)
                    isValid = child(id, element, at: .item(position)) && isValid
                    if !isValid, !goesOn { return false }
                }
                element = tape.next(element)
            }
        }
        if tag == .object, let id = schema.unevaluatedProperties {
            var name = instance + 1
            for position in evaluated.flags.indices {
                if !evaluated.flags[position] {
                    evaluated.mark(position)
                    isValid = child(id, name + 1, at: .member(name)) && isValid
                    if !isValid, !goesOn { return false }
                }
                name = tape.next(name + 1)
            }
        }
        return isValid
    }
}
