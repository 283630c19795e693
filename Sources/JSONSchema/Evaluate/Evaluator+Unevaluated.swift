import JSON

extension Evaluator {
    /// Applies `unevaluatedItems` and `unevaluatedProperties` to the children that nothing else has looked at.
    mutating func unevaluated(_ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren) -> Bool {
        let tag = tape.tag(instance)
        var isValid = true
        if tag == .array, let id = schema.unevaluatedItems {
            var isApplied = false
            var element = instance + 1
            for position in evaluated.flags.indices {
                if !evaluated.flags[position] {
                    evaluated.mark(position)
                    isValid = child(id, element, at: .item(position), by: "/unevaluatedItems") && isValid
                    isApplied = true
                    if !isValid, !goesOn { return false }
                }
                element = tape.next(element)
            }
            if isApplied { recorder?.annotate(schema, "unevaluatedItems", true) }
        }
        if tag == .object, let id = schema.unevaluatedProperties {
            var names: [JSONValue] = []
            var name = instance + 1
            for position in evaluated.flags.indices {
                if !evaluated.flags[position] {
                    evaluated.mark(position)
                    isValid = child(id, name + 1, at: .member(name), by: "/unevaluatedProperties") && isValid
                    if wantsEveryBranch { names.append(text(name)) }
                    if !isValid, !goesOn { return false }
                }
                name = tape.next(name + 1)
            }
            if !names.isEmpty { recorder?.annotate(schema, "unevaluatedProperties", .array(names)) }
        }
        return isValid
    }
}
