import Foundation
import FoundationNetworking
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing

@testable import ServiceKit

/// Everything here goes over a real socket.
struct ServerTests {
    private let identity = ServiceIdentity(name: "demo", version: "1.2.3", product: "acme")

    private struct Unexpected: Error {}

    /// Runs services until the body has ended, then shuts them down in order.
    private func running(
        _ service: (@escaping @Sendable (Int) async -> Void) throws -> any Service, logger: Logger,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: try service { listening.yield($0) })], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            guard let port = await ports.first(where: { _ in true }) else { throw Unexpected() }
            try await body(port)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private static func get(_ port: Int, _ path: String) async throws -> (status: Int, body: String) {
        let (response, body) = try await send(port, path, method: "GET", body: nil, headers: [:])
        return (response.statusCode, body)
    }

    private static func send(
        _ port: Int, _ path: String, method: String, body: String?, headers: [String: String]
    ) async throws -> (HTTPURLResponse, String) {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { throw Unexpected() }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw Unexpected() }
        return (response, String(decoding: data, as: UTF8.self))
    }

    @Test func `the admin server answers over HTTP`() async throws {
        let lines = CapturedLines()
        let logger = LineLogHandler.logger(identity: identity, label: "demo", sink: lines.sink)
        let configuration = try ServiceConfiguration(
            identity: identity, keys: ServiceKeys.common(adminPort: 0) + [ServiceKeys.databaseURL.entry],
            environment: ["DATABASE_URL": "postgresql://u:hunter2@h/d"])
        let health = HealthChecks([HealthCheck("kafka") { .passing }])
        let metrics = MetricsRegistry(product: "acme", definitions: [.gauge("up", "Up.")])
        try await running(
            {
                try AdminServer(
                    configuration: configuration, health: health, metrics: metrics, logger: logger, onListening: $0)
            },
            logger: logger
        ) { port in
            #expect(try await Self.get(port, "/livez") == (200, "ok\n"))
            #expect(try await Self.get(port, "/readyz") == (503, "not ready\n"))
            health.enter(.ready)
            #expect(try await Self.get(port, "/readyz") == (200, "ok\n"))
            #expect(try await Self.get(port, "/readyz?verbose") == (200, "[+] phase: ready\n[+] kafka: ok\nok\n"))
            #expect(
                try await Self.get(port, "/metrics") == (200, "# HELP acme_up Up.\n# TYPE acme_up gauge\nacme_up 0\n"))
            let listing = try await Self.get(port, "/configuration").body
            #expect(listing.contains("database.url = [secret]\n"))
            #expect(!listing.contains("hunter2"))
            #expect(try await Self.get(port, "/elsewhere").status == 404)
        }
    }

    @Test func `an API answers errors as problems and logs no path`() async throws {
        struct Secretive: Error {}
        let lines = CapturedLines()
        let logger = LineLogHandler.logger(identity: identity, label: "demo", sink: lines.sink)
        let metrics = MetricsRegistry(product: "acme", definitions: HTTPMetrics.definitions)
        let router = Router<ServiceRequestContext>.standard(metrics: metrics)
        router.post("things/:id") { request, _ in
            Response.json(
                try JSONBody.parse(try await JSONBody.collect(request, upTo: 20)).root.encoded(), isPersonal: true)
        }
        router.refuseOtherMethods("things/:id", allowed: [.post])
        router.get("broken") { _, _ -> Response in throw Secretive() }
        try await running(
            {
                HTTPService(
                    host: "127.0.0.1", port: 0, portVariable: "HTTP_PORT", router: router, logger: logger,
                    onListening: $0)
            },
            logger: logger
        ) { port in
            let json = ["Content-Type": "application/json"]
            func post(_ body: String, _ headers: [String: String]) async throws -> (HTTPURLResponse, String) {
                try await Self.send(
                    port, "/things/secret-id?q=secret-query", method: "POST", body: body, headers: headers)
            }
            let (ok, text) = try await post(#"{"a": 1}"#, json)
            #expect(ok.statusCode == 200)
            #expect(text == #"{"a":1}"#)
            #expect(ok.value(forHTTPHeaderField: "Cache-Control") == "no-store")
            #expect(ok.value(forHTTPHeaderField: "X-Content-Type-Options") == "nosniff")
            #expect(try await post("{}", ["Content-Type": "text/plain"]).0.statusCode == 415)
            #expect(try await post(String(repeating: " ", count: 21), json).0.statusCode == 413)
            let (bad, problem) = try await post("{", json)
            #expect(bad.statusCode == 400)
            #expect(bad.value(forHTTPHeaderField: "Content-Type") == "application/problem+json")
            #expect(problem.contains(#""title":"Nieprawidłowy JSON""#))
            let (refused, _) = try await Self.send(port, "/things/x", method: "PUT", body: "{}", headers: json)
            #expect(refused.statusCode == 405)
            #expect(refused.value(forHTTPHeaderField: "Allow") == "POST")
            #expect(try await Self.get(port, "/nowhere").status == 404)
            let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
            let (broken, hidden) = try await Self.send(
                port, "/broken", method: "GET", body: nil, headers: ["traceparent": "00-\(trace)-00f067aa0ba902b7-01"])
            #expect(broken.statusCode == 500)
            #expect(hidden.contains(#""traceId":"\#(trace)""#))
            #expect(!hidden.contains("Secretive"))
        }
        let log = lines.all.joined()
        #expect(!log.contains("secret-id"))
        #expect(!log.contains("secret-query"))
        #expect(log.contains(#""http.route":"/things/{id}""#))
        #expect(
            metrics.exposition().contains(
                #"http_server_requests_total{method="POST",route="/things/{id}",status="413"} 1"#))
        #expect(metrics.exposition().contains(#"route="unmatched",status="404"} 1"#))
        #expect(metrics.exposition().contains("http_server_requests_in_flight 0\n"))
    }

    @Test func `a port that is taken is one clear sentence`() async throws {
        let logger = LineLogHandler.logger(identity: identity, label: "demo", sink: CapturedLines().sink)
        let metrics = MetricsRegistry(product: "acme")
        @Sendable func server(_ port: Int, _ onListening: @escaping @Sendable (Int) async -> Void) -> HTTPService {
            HTTPService(
                host: "127.0.0.1", port: port, portVariable: "HTTP_PORT", router: .standard(metrics: metrics),
                logger: logger, onListening: onListening)
        }
        try await running({ server(0, $0) }, logger: logger) { port in
            let failure = await #expect(throws: StartupFailure.self) { try await server(port) { _ in }.run() }
            #expect(
                failure?.description == "cannot listen on 127.0.0.1:\(port): the port is taken; "
                    + "stop what listens there, or choose another port with HTTP_PORT")
            #expect(failure?.exitCode == .unavailable)
        }
    }
}
