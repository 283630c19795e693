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
                let isPrefix = position < rules.prefix.count
                if !child(id, element, at: .item(position), by: isPrefix ? "/prefixItems/\(position)" : "/items") {
                    isValid = false
                    if !goesOn { return false }
                }
                evaluated?.mark(position)
                element = tape.next(element)
            }
        }
        if rules.isUnique { charge((tape.next(instance) - instance) >> 4) }
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
        let mark = recorder?.mark
        var matching = 0
        var positions: [Int] = []
        var element = instance &+ 1
        for position in 0..<tape.length(instance) {
            if holds(contained, element, nil, at: .item(position), by: "/contains") {
                matching += 1
                evaluated?.mark(position)
                if wantsEveryBranch { positions.append(position) }
                // Enough is known, unless there is an upper bound or someone wants every mark.
                let isEnough = matching >= rules.minimumContains && rules.maximumContains == .max
                if isEnough, evaluated == nil, !wantsEveryBranch { break }
            }
            element = tape.next(element)
        }
        recorder?.dropErrors(from: mark)
        recorder?.annotate(schema, "contains", .array(positions.map { .integer(Int64($0)) }))
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
}
