import Applications
import Postgres
import Projections
import Testing

struct ApplicantStatusModelTests {
    @Test func `an application is found by its reference, and its steps are told without their data`() throws {
        var bench = CaseBench(ApplicantStatusModel(benefits: [.housingAllowance]))
        let example = try FormExample.named(.housingAllowance, "dodatek-mieszkaniowy", "najem-rodzina-z-dziecmi")
        try bench.batch([example.submitted, CaseEvents.registered, CaseEvents.assigned])
        let entry = try bench.row("entry")
        #expect(entry["reference"] == .text(Reference(for: CaseBench.application).text))
        #expect(entry["tracking_code_sha256"] == .bytea(Array(repeating: 0xcc, count: 32)))
        #expect(entry["data_sha256"] == .bytea(Identity.sha256(example.answers.bytes)))
        #expect(entry["idempotency_key_sha256"] == .null)
        #expect(entry["form_id"] == .text("dodatek-mieszkaniowy"))
        #expect(
            try bench.column("status", of: "step")
                == [.text("submitted"), .text("registered"), .text("in-verification")])
        #expect(try bench.column("version", of: "step") == [.int4(1), .int4(2), .int4(3)])
        for word in ["odbiorca@example.org", "Małgorzata", "88041721489", "Tarnowskie", "DM.8250", "k07"] {
            #expect(!bench.contents.contains(word), "\(word)")
        }
    }
}
