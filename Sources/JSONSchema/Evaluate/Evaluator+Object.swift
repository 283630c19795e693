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
            if !member(rules, name, slot, position, evaluated) {
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
        _ rules: ObjectRules, _ name: Int, _ slot: Int, _ position: Int, _ evaluated: EvaluatedChildren?
    ) -> Bool {
        var isValid = true
        var isMatched = false
        if slot >= 0, let id = rules.properties[slot] {
            isMatched = true
            isValid = child(id, name &+ 1, at: .member(name))
        }
        for property in rules.patterns where property.pattern.matches(tape.bytes(name)) {
            isMatched = true
            if isValid || goesOn { isValid = child(property.schema, name &+ 1, at: .member(name)) && isValid }
        }
        if !isMatched, let id = rules.additional {
            isMatched = true
            isValid = child(id, name &+ 1, at: .member(name))
        }
        if let id = rules.propertyNames, isValid || goesOn {
            isValid = child(id, name, at: .member(name)) && isValid
        }
        if isMatched { evaluated?.mark(position) }
        return isValid
    }

    private mutating func required(
        _ rules: ObjectRules, _ schema: SchemaNode, _ instance: Int, _ seen: UInt64
    ) -> Bool {
        let count = rules.required.count
        let wanted: UInt64 = count >= 64 ? .max : (1 &<< UInt64(count)) &- 1
        if count <= 64, seen & wanted == wanted { return true }
        var isValid = true
        for (slot, property) in rules.required.enumerated() {
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
            guard dependency.trigger.withUnsafeBufferPointer({ tape.value(of: instance, named: $0) }) != nil else {
                continue
            }
            for property in dependency.names where !has(instance, property) {
                isValid = false
                let trigger = String(decoding: dependency.trigger, as: UTF8.self)
                let goesOn = fail(
                    schema, "dependentRequired", ["property": .string(property), "trigger": .string(trigger)])
                if !goesOn { return false }
            }
            if let id = dependency.schema, !evaluate(id, instance, evaluated) {
                isValid = false
                if !goesOn { return false }
            }
        }
        return isValid
    }

    private func has(_ object: Int, _ property: String) -> Bool {
        var property = property
        return property.withUTF8 { tape.value(of: object, named: $0) } != nil
    }
}
