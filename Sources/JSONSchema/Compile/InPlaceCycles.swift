/// Refuses schemas that would look at one instance for ever (`{"$ref": "#"}`), and chains that would cost much stack.
///
/// A circle through `properties` or `items` is fine: the instance gets smaller with every round. Where a `$dynamicRef`
/// leads is not known before there is an instance: circles through one end at the bounds of the evaluation.
enum InPlaceCycles {
    private enum Mark { case new, open, done }

    static func check(_ nodes: [SchemaNode], _ scopes: DynamicScopes) throws(SchemaError) {
        var marks = [Mark](repeating: .new, count: nodes.count)
        var heights = [Int](repeating: 0, count: nodes.count)
        for start in nodes.indices where marks[start] == .new {
            var stack = [(id: start, targets: targets(nodes[start], scopes)[...])]
            marks[start] = .open
            while let (id, waiting) = stack.popLast() {
                guard let target = waiting.first else {
                    marks[id] = .done
                    heights[id] = (Self.targets(nodes[id], scopes).map { heights[$0] }.max() ?? 0) + 1
                    if heights[id] > SchemaLimits.chain {
                        throw SchemaError(
                            pointer: nodes[id].location,
                            reason: "more than \(SchemaLimits.chain) schemas in a row look at one instance")
                    }
                    continue
                }
                stack.append((id, waiting.dropFirst()))
                switch marks[target] {
                case .open:
                    throw SchemaError(pointer: nodes[id].location, reason: "the schema refers to itself without end")
                case .new:
                    marks[target] = .open
                    stack.append((target, Self.targets(nodes[target], scopes)[...]))
                case .done: break
                }
            }
        }
    }

    private static func targets(_ node: SchemaNode, _ scopes: DynamicScopes) -> [SchemaID] {
        let inPlace = node.inPlace.flatMap { rule in
            if case .dynamicReference(_, let anchor?) = rule, scopes.isDynamic(anchor) { return [SchemaID]() }
            return rule.targets
        }
        return inPlace + (node.object?.dependencies.compactMap(\.schema) ?? [])
    }
}
