import JSON

/// Steps from schema to schema and from value to value, told to whoever listens.
extension Evaluator {
    /// Reports a violation; true when the evaluation goes on.
    mutating func fail(
        _ schema: SchemaNode, _ keyword: String, _ parameters: @autoclosure () -> [String: JSONValue] = [:]
    ) -> Bool {
        if let recorder {
            recorder.error(schema, keyword, ViolationMessage.text(keyword, parameters()))
        } else if let report {
            report.add(
                schemaPointer: "\(schema.location)/\(JSONPointer.escaped(keyword))", keyword: keyword,
                parameters: parameters())
        }
        return goesOn
    }

    /// Reports what a `false` schema refuses.
    func refuse(_ schema: SchemaNode) {
        recorder?.error(schema, nil, ViolationMessage.text(schema.holder, [:]))
        report?.add(schemaPointer: schema.location, keyword: schema.holder, parameters: [:])
    }

    /// Applies a schema to the same instance. `path` leads from the one schema to the other.
    mutating func apply(
        _ id: SchemaID, _ instance: Int, _ evaluated: EvaluatedChildren?, by path: @autoclosure () -> String
    ) -> Bool {
        guard let recorder else { return evaluate(id, instance, evaluated) }
        recorder.enter(path())
        defer { recorder.leave() }
        return evaluate(id, instance, evaluated)
    }

    /// Applies a schema to a member or an item.
    mutating func child(
        _ id: SchemaID, _ instance: Int, at step: @autoclosure () -> InstanceStep, by path: @autoclosure () -> String
    ) -> Bool {
        if let recorder {
            recorder.enter(path(), step())
            defer { recorder.leaveChild() }
            return evaluate(id, instance, nil)
        }
        guard let report else { return evaluate(id, instance, nil) }
        report.enter(step())
        defer { report.leave() }
        return evaluate(id, instance, nil)
    }

    /// Whether a schema holds, without reporting violations one by one. A recorder keeps the errors until the keyword
    /// that asks decides what they are worth.
    mutating func holds(
        _ id: SchemaID, _ instance: Int, _ evaluated: EvaluatedChildren?, at step: InstanceStep? = nil,
        by path: @autoclosure () -> String
    ) -> Bool {
        if let recorder {
            guard let step else { return apply(id, instance, evaluated, by: path()) }
            recorder.enter(path(), step)
            defer { recorder.leaveChild() }
            return evaluate(id, instance, evaluated)
        }
        let saved = report
        report = nil
        defer { report = saved }
        return evaluate(id, instance, evaluated)
    }
}
