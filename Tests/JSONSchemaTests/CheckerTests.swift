import Foundation
import JSON
import Testing

@testable import JSONSchema

/// The verdicts of the fail-fast pass and of the reporting pass, which share no code below the top.
private func verdicts(_ schema: CompiledSchema, _ instance: JSONNode) -> (fast: Bool, reporting: Bool) {
    let tape = instance.document.tape
    return withExtendedLifetime((schema.graph, instance.document)) {
        let report = ViolationReport(tape: tape, maximum: 100)
        var evaluator = Evaluator(graph: schema.graph, tape: tape, report: report)
        let holds = evaluator.evaluate(schema.graph.root, instance.index, nil)
        return (schema.isValid(instance), holds && report.violations.isEmpty)
    }
}

private func texts(_ documents: [UInt8]...) -> String {
    documents.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " on ")
}

@Suite struct CheckerTests {
    @Test(arguments: [1, 20_260_822, 0xC0FFEE] as [UInt64])
    func `both passes agree on schemas and instances drawn at random`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var (valid, invalid) = (0, 0)
        for round in 0..<150 {
            let text = RandomSchema.document(&random).encoded()
            // Some refer to themselves without end and are refused.
            let root = try JSONDocument(parsing: text).root
            guard let schema = try? CompiledSchema(compiling: root, formats: .standard) else { continue }
            for _ in 0..<25 {
                let instance = RandomSchema.instance(&random).encoded()
                let (fast, reporting) = verdicts(schema, try JSONDocument(parsing: instance).root)
                if fast { valid += 1 } else { invalid += 1 }
                #expect(fast == reporting, "seed \(seed), round \(round): \(texts(text, instance))")
            }
        }
        #expect(valid > 100 && invalid > 100, "seed \(seed): \(valid) valid, \(invalid) not")
    }

    @Test(arguments: [7, 20_260_822] as [UInt64])
    func `both passes agree on mutations of real documents`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var (valid, invalid) = (0, 0)
        var formats = FormatRegistry.standard
        for name in ["pesel", "nip", "nrb", "dowod", "paszport", "kod-pocztowy", "telefon", "ade"] {
            // The real checks live in another module; these only have to be the same for both passes.
            formats = formats.adding(name) { bytes in bytes.allSatisfy { $0 < 0x80 && $0 != 0x61 } }
        }
        for (schemaBytes, examples) in try Self.forms() {
            let schema = try CompiledSchema(compiling: JSONDocument(parsing: schemaBytes).root, formats: formats)
            for example in examples {
                let original = JSONValue(try JSONDocument(parsing: example).root)
                for round in 0..<60 {
                    var instance = original
                    for _ in 0..<(round % 4) { instance.mutate(&random) }
                    guard let document = try? JSONDocument(parsing: instance.encoded()) else { continue }
                    let (fast, reporting) = verdicts(schema, document.root)
                    if fast { valid += 1 } else { invalid += 1 }
                    #expect(fast == reporting, "seed \(seed), round \(round): \(texts(instance.encoded()))")
                }
            }
        }
        #expect(valid > 100 && invalid > 100, "seed \(seed): \(valid) valid, \(invalid) not")
    }

    @Test func `names are found whatever they share`() {
        var names: [String] = []
        for length in 0...40 {
            for tail in ["x", "y", "-1", "/a/b"] { names.append(String(repeating: "n", count: length) + tail) }
        }
        let known = Set(names.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)).sorted()
        let table = NameTable(known)
        for name in Set(names) {
            // As in a document, something stands before the name.
            let slot = Array(("some text" + name).utf8).withUnsafeBufferPointer { bytes in
                table.slot(of: UnsafeBufferPointer(rebasing: bytes[9...]))
            }
            #expect(slot == known.firstIndex(of: name) ?? -1, "\(name)")
        }
    }

    @Test func `the raw kinds are those of the tape`() {
        let kinds = [Kind.integer, Kind.decimal, Kind.string, Kind.array, Kind.object].map { UInt32($0) }
        let tags: [JSONTag] = [.integer, .decimal, .string, .array, .object]
        #expect(kinds == tags.map(\.rawValue))
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("52.4", 52_400_000), ("-0.000001", -1),
            ("999999999999.999999", 999_999_999_999_999_999),
            ("1000000000000", nil), ("0.0000001", nil), ("1e2", nil), ("1.5E1", nil),
        ] as [(String, Int64?)])
    func `numbers are read in millionths or not at all`(text: String, expected: Int64?) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { Checker.millionths($0) } == expected)
    }

    /// Every form schema of the repository with its valid examples.
    private static func forms() throws -> [(schema: [UInt8], examples: [[UInt8]])] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("schemas/forms")
        let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix("/schema.json") }.sorted().map { schema in
            let folder = schema.dropLast("schema.json".count) + "examples/valid/"
            let examples = files.filter { $0.hasPrefix(folder) && $0.hasSuffix(".json") }.sorted()
            func bytes(_ path: String) throws -> [UInt8] {
                [UInt8](try Data(contentsOf: root.appendingPathComponent(path)))
            }
            return (try bytes(schema), try examples.map(bytes))
        }
    }
}
