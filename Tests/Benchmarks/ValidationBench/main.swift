import Applications
import Benefits
import EventLog
import Foundation
import JSON
import JSONSchema
import Kafka
import Receipts

// Times the steps of one submission in this process, for `make bench`: one JSON object a line, nanoseconds a call.
// Arguments: the schemas' folder, a form (benefit/form/version), the instance's file, seconds per step and, for a
// profiler, the one step to run.

/// Keeps the optimiser from leaving a result out.
@inline(never)
func keep<Value>(_ value: Value) {}

struct Stopwatch {
    let seconds: Double

    /// The least of the means of batches that last some milliseconds each: what the step costs when nobody disturbs it.
    func nanoseconds(_ body: () -> Void) -> Double {
        let clock = ContinuousClock()
        var batch = 1
        while clock.measure({ for _ in 0..<batch { body() } }) < .milliseconds(2) { batch *= 2 }
        let end = clock.now.advanced(by: .seconds(seconds))
        var least = Double.infinity
        repeat {
            let took = clock.measure { for _ in 0..<batch { body() } }
            least = min(least, Double(took.components.attoseconds) / 1e9 / Double(batch))
        } while clock.now < end
        return least
    }
}

func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
}

func files(in folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for name in names where name.hasSuffix(".json") && !name.contains("/examples/") {
        files[name] = try bytes("\(folder)/\(name)")
    }
    return files
}

let arguments = CommandLine.arguments
guard (5...6).contains(arguments.count), let seconds = Double(arguments[4]) else {
    FileHandle.standardError.write(Data("usage: ValidationBench SCHEMAS FORM INSTANCE SECONDS [STEP]\n".utf8))
    exit(64)
}
let parts = arguments[2].split(separator: "/").map(String.init)
let catalogue = try FormCatalogue(files: try files(in: arguments[1] + "/forms"))
guard let form = catalogue.form(benefit: BenefitCode(rawValue: parts[0]), id: parts[1], version: parts[2]) else {
    FileHandle.standardError.write(Data("there is no form \(arguments[2])\n".utf8))
    exit(66)
}
// As it comes over the wire: without the file's line breaks.
let body = try JSONDocument(parsing: try bytes(arguments[3])).root.canonical()
let schemaDocument = try JSONDocument(parsing: form.schemaBytes)
let schema = try CompiledSchema(compiling: schemaDocument.root, formats: .polish)
let document = try JSONDocument(parsing: body)
let now = Instant.now()
let stopwatch = Stopwatch(seconds: seconds)

let answers = CanonicalAnswers(document.root)
let trackingKey = [UInt8](repeating: 3, count: 32)
func filing() -> ApplicationFiling {
    ApplicationFiling(
        answers, contact: form.contact(in: document.root), form: form,
        key: FilingKey(principal: "public", text: "3f9c2b1e-71d4-4c55-9a6f"),
        circumstances: .init(channel: .api, source: "/intake", filedAt: now), trackingKey: trackingKey)
}
let filed = filing()
let codec = EventCodec()
let signer = try ReceiptSigner(privateKey: [UInt8](repeating: 7, count: 32))
let receipt = Receipt(
    authority: "Miejski Ośrodek Pomocy Społecznej w Tarnowskich Górach", benefit: form.benefit, form: form.identity,
    reference: filed.reference, trackingCode: filed.trackingCode.text,
    applicationID: filed.event.metadata.applicationID,
    eventID: filed.event.metadata.id, dataSha256: answers.sha256Hex, topic: "applications.housing-allowance.v1",
    partition: 3, offset: 17, receivedAt: now)

let day = now.warsawDate
precondition(schema.isValid(document.root) && form.problems(in: document.root, filedOn: day).isEmpty)

let steps: [(String, () -> Void)] = [
    ("choice-of-form", { keep(catalogue.current(benefit: form.benefit, on: Instant.now().warsawDate)) }),
    ("parse", { keep(try? JSONDocument(parsing: body)) }),
    ("schema", { keep(schema.isValid(document.root)) }),
    ("parse-and-schema", { keep((try? JSONDocument(parsing: body)).map { schema.isValid($0.root) }) }),
    ("full-check", { keep(form.problems(in: document.root, filedOn: day)) }),
    ("canonical-form-and-hash", { keep(CanonicalAnswers(document.root)) }),
    ("ids-and-event", { keep(filing()) }),
    ("record", { keep(codec.record(for: filed.event, trace: nil)) }),
    ("signed-receipt", { keep(try? signer.document(for: receipt)) }),
]
for (name, step) in steps where arguments.count == 5 || arguments[5] == name {
    print("{\"step\":\"\(name)\",\"nanoseconds\":\(Int(stopwatch.nanoseconds(step))),\"bytes\":\(body.count)}")
}
