import JSON

extension Evaluator {
    mutating func object(
        _ rules: ObjectRules, _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        let count = tape.length(instance)
        var isValid = true
        if count < rules.minimum {
            isValid = false
            if !fail(schema, "minProperties", ["limit": .integer(Int64(rules.minimum))]) { return false }
        }
        if count > rules.maximum {
            isValid = false
            if !fail(schema, "maxProperties", ["limit": .integer(Int64(rules.maximum))]) { return false }
        }
        // Required names have the first slots, so one pass over the members finds all of the first 64.
        var seen: UInt64 = 0
        var name = instance &+ 1
        for position in 0..<count {
            let slot = rules.names.slot(of: tape.bytes(name))
            if slot >= 0, slot < 64 { seen |= 1 &<< UInt64(slot) }
            if !member(rules, schema, name, slot, position, evaluated) {
                isValid = false
                if !goesOn { return false }
            }
            name = tape.next(name &+ 1)
        }
        if !rules.required.isEmpty, !required(rules, schema, instance, seen) {
            isValid = false
            if !goesOn { return false }
        }
        if !rules.dependencies.isEmpty, !dependencies(rules, schema, instance, evaluated) { isValid = false }
        return isValid
    }

    private mutating func member(
        _ rules: ObjectRules, _ schema: SchemaNode, _ name: Int, _ slot: Int, _ position: Int,
        _ evaluated: EvaluatedChildren?
    ) -> Bool {
        let tape = tape
        var isValid = true
        var isMatched = false
        if slot >= 0, let id = rules.properties[slot] {
            isMatched = true
            isValid = child(id, name &+ 1, at: .member(name), by: Self.path("properties", name, tape))
        }
        for property in rules.patterns where matches(property.pattern, tape.bytes(name), schema) {
            isMatched = true
            if isValid || goesOn {
                let path = "/patternProperties/\(JSONPointer.escaped(property.text))"
                isValid = child(property.schema, name &+ 1, at: .member(name), by: path) && isValid
            }
        }
        if !isMatched, let id = rules.additional {
            isMatched = true
            isValid = child(id, name &+ 1, at: .member(name), by: "/additionalProperties")
        }
        if let id = rules.propertyNames, isValid || goesOn {
            isValid = propertyName(id, name) && isValid
        }
        if isMatched { evaluated?.mark(position) }
        return isValid
    }

    /// A member's name has no place of its own: a report names the member, a recorder the object.
    private mutating func propertyName(_ id: SchemaID, _ name: Int) -> Bool {
        guard let recorder else { return child(id, name, at: .member(name), by: "/propertyNames") }
        let mark = recorder.mark
        let isValid = apply(id, name, nil, by: "/propertyNames")
        recorder.dropAnnotations(from: mark.annotations)
        return isValid
    }

    private static func path(_ keyword: String, _ name: Int, _ tape: JSONTape) -> String {
        "/\(keyword)/" + JSONPointer.escaped(String(decoding: tape.bytes(name), as: UTF8.self))
    }

    private mutating func required(
        _ rules: ObjectRules, _ schema: SchemaNode, _ instance: Int, _ seen: UInt64
    ) -> Bool {
        let count = rules.required.count
        let wanted: UInt64 = count >= 64 ? .max : (1 &<< UInt64(count)) &- 1
        if count <= 64, seen & wanted == wanted { return true }
        var isValid = true
        for (slot, property) in rules.required.enumerated() {
            if isExhausted { return exhaust(schema) }
            let isThere = slot < 64 ? seen & (1 &<< UInt64(slot)) != 0 : has(instance, property)
            if isThere { continue }
            isValid = false
            if !fail(schema, "required", ["property": .string(property)]) { return false }
        }
        return isValid
    }

    private mutating func dependencies(
        _ rules: ObjectRules, _ schema: SchemaNode, _ instance: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        var isValid = true
        for dependency in rules.dependencies {
            if isExhausted { return exhaust(schema) }
            charge(tape.length(instance) >> 4)
            guard dependency.trigger.withUnsafeBufferPointer({ tape.value(of: instance, named: $0) }) != nil else {
                continue
            }
            for property in dependency.names where !isExhausted && !has(instance, property) {
                isValid = false
                let trigger = String(decoding: dependency.trigger, as: UTF8.self)
                let goesOn = fail(
                    schema, "dependentRequired", ["property": .string(property), "trigger": .string(trigger)])
                if !goesOn { return false }
            }
            guard let id = dependency.schema else { continue }
            let trigger = String(decoding: dependency.trigger, as: UTF8.self)
            let path = "/dependentSchemas/" + JSONPointer.escaped(trigger)
            if !apply(id, instance, evaluated, by: path) {
                isValid = false
                if !goesOn { return false }
            }
        }
        return isValid
    }

    private mutating func has(_ object: Int, _ property: String) -> Bool {
        charge(tape.length(object) >> 4)
        var property = property
        return property.withUTF8 { tape.value(of: object, named: $0) } != nil
    }
}
