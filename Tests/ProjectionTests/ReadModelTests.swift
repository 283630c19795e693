import Applications
import EventLog
import Foundation
import JSON
import Kafka
import Projections
import TestDatabase
import Testing

@testable import Projection

/// The real read models, fed with a real form, in a real PostgreSQL.
struct ReadModelTests {
    let partition = TopicPartition(topic: "applications.housing-allowance.v1", partition: 4)
    let application = Events.application(77)

    func submitted() throws -> EventBody {
        let file = URL(fileURLWithPath: MigratedDatabase.repository).appendingPathComponent(
            "schemas/forms/housing-allowance/dodatek-mieszkaniowy/1/examples/valid/najem-rodzina-z-dziecmi.json")
        let answers = try JSONDocument(parsing: Array(try Data(contentsOf: file))).root.canonical()
        return .submitted(
            Submitted(
                form: .init(id: "dodatek-mieszkaniowy", version: "1"), channel: .api, language: .pl,
                dataSha256: Hex.encode(Identity.sha256(answers)),
                trackingCodeSha256: Hex.encode(TrackingCode(key: [1], applicationID: application).sha256),
                contact: .init(email: "odbiorca@example.org"), answers: OpaqueJSON(bytes: answers)))
    }

    func record(_ offset: Int64, _ event: ApplicationEvent) -> ConsumedRecord {
        let record = EventCodec().record(for: event, trace: nil)
        return ConsumedRecord(
            topic: record.topic, partition: 4, offset: offset, timestamp: nil, key: record.key, value: record.value,
            headers: RecordHeaders(record.headers))
    }

    func run(_ name: ReadModelName, _ database: MigratedDatabase, inOneBatch: Bool) async throws {
        let day = Instant(milliseconds: 1_790_000_000_000).warsawDate
        let events = [
            Events.event(1, of: application, expecting: 0, try submitted()),
            Events.event(
                2, of: application, expecting: 1, .registered(Registered(caseNumber: "DM.1", registeredOn: day))),
            Events.event(
                3, of: application, expecting: 2,
                .decided(
                    Decided(outcome: .granted, decisionNumber: "DM.1/D", decidedOn: day, amountGrosze: 31_250))),
        ]
        let schema = name.rawValue.replacing("-", with: "_")
        let lane = ProjectionLane(
            model: try MigratedDatabase.catalogue().model(name),
            target: ProjectionTarget(projection: name.rawValue, version: 1, schema: "\(schema)_v1", channel: schema),
            pool: database.pool, codec: EventCodec(), owner: "test", clusterID: "c", rememberedStates: 100,
            logger: MigratedDatabase.logger, observer: { _ in })
        _ = try await lane.claim([partition])
        let records = events.enumerated().map { record(Int64($0), $1) }
        for batch in inOneBatch ? [records] : records.map({ [$0] }) { _ = try await lane.process(batch) }
    }

    @Test(arguments: [true, false])
    func `a housing-allowance case shows the form, its status and its timeline`(inOneBatch: Bool) async throws {
        try await MigratedDatabase.with(readModels: [.housingAllowance]) { database in
            try await run(.housingAllowance, database, inOneBatch: inOneBatch)
            #expect(try await database.count("projection.parked") == 0)
            #expect(
                try await database.count(
                    """
                    housing_allowance.applications join housing_allowance.dwellings using (application_id)
                     where status = 'decided' and version = 3 and case_number = 'DM.1' and decision_amount_grosze = 31250
                       and applicant_name <> '' and home_address like '%42-600 Tarnowskie Góry%' and usable_area_m2 > 0
                       and household_persons > 1 and expenses_grosze > 0 and income_grosze > 0
                       and answers -> 'applicant' is not null and decide_by is null and record_offset = 0
                    """) == 1)
            #expect(try await database.count("housing_allowance.timeline") == 3)
            #expect(
                try await database.text("select data ->> 'answers' from housing_allowance.timeline where version = 1")
                    == "{}", "the form is kept once")
        }
    }

    @Test(arguments: [true, false])
    func `the applicant's status holds no personal data`(inOneBatch: Bool) async throws {
        try await MigratedDatabase.with(readModels: [.applicantStatus]) { database in
            try await run(.applicantStatus, database, inOneBatch: inOneBatch)
            #expect(try await database.text("select status from applicant_status.applications") == "decided")
            #expect(try await database.count("applicant_status.history") == 3)
            let row = try #require(try await database.text("select a::text from applicant_status.applications a"))
            for word in ["odbiorca@example.org", "Tarnowskie", "DM.1"] { #expect(!row.contains(word)) }
        }
    }
}
