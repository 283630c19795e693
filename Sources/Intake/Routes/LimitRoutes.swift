import Applications
import Benefits
import EventLog
import Hummingbird
import JSON
import Kafka
import NIOCore
import ServiceKit

/// Limits that `make bench` compares a submission with, on the same server in the same run: a bare route, a route that
/// only reads the body, one that only appends the same bytes, and one that validates them first. Off unless `limit.routes.enabled` says so.
struct LimitRoutes: Sendable {
    let log: any RecordLog
    let topic: String
    let maximumBody: Int
    let catalogue: FormCatalogue

    func bare() -> Response { Response.json(Array("{}".utf8)) }

    func body(_ request: Request) async throws -> Response {
        _ = try await JSONBody.collect(request, upTo: maximumBody)
        return bare()
    }

    /// The key is random, so that records spread over the partitions as applications do.
    func produce(_ request: Request) async throws -> Response {
        try await append(try await JSONBody.collect(request, upTo: maximumBody))
    }

    /// The same after parsing and full validation: the difference is what validation costs.
    func validateAndProduce(_ request: Request) async throws -> Response {
        let body = try await JSONBody.collect(request, upTo: maximumBody)
        let today = Instant.now().warsawDate
        guard let form = catalogue.current(benefit: .housingAllowance, on: today) else { throw Problem.notFound() }
        let problems = form.problems(in: try JSONBody.parse(body).root, filedOn: today)
        guard problems.isEmpty else { throw IntakeProblems.invalid(problems) }
        return try await append(body)
    }

    private func append(_ body: ByteBuffer) async throws -> Response {
        let key = UUID128(high: .random(in: 0 ... .max), low: .random(in: 0 ... .max)).description
        _ = try await log.append(
            ProducerRecord(
                topic: topic, key: Array(key.utf8), value: Array(body.readableBytesView),
                headers: Self.headers),
            within: .seconds(5))
        return bare()
    }

    /// As many headers as an event has, of like size.
    private static let headers = (0..<12).map {
        KafkaHeader(key: "limit_header_\($0)", value: Array("0123456789abcdef0123456789abcdef".utf8))
    }
}
