// swift-tools-version: 6.2
import PackageDescription

// Imports point down only; Tests/PackageTests compares every `import` line with this table (ARCHITECTURE §7).

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func executable(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "wniosek",
    products: [
        .executable(name: "intake", targets: ["Intake"]),
        .executable(name: "importer", targets: ["Importer"]),
        .executable(name: "projector", targets: ["Projector"]),
        .executable(name: "casework", targets: ["Casework"]),
        .executable(name: "notifier", targets: ["Notifier"]),
        .executable(name: "wniosekctl", targets: ["Wniosekctl"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    ],
    targets: [
        .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),

        library("JSON", ["CSimdJSON"]),
        library("JSONSchema", ["CPCRE2", "JSON"]),
        library("Applications", [crypto]),
        library("Benefits", ["Applications", "JSON", "JSONSchema"]),
        library("Kafka", ["CRdKafka", logging]),
        library("Postgres", ["CLibPQ", crypto, logging]),
        library("Curl", ["CCurl"]),
        library("Blocking", []),
        library("SMTP", ["Curl"]),
        library("Documents", ["Blocking", "Curl", "JSON", crypto]),
        library("EventLog", ["Applications", "JSON", "Kafka"]),
        library("Markup", ["CCMark"]),
        library("Deflate", ["CZlib"]),
        library("Portal", ["Applications", "Benefits", "JSON", "Markup", mustache]),
        library("Receipts", ["Applications", "JSON", crypto]),
        library(
            "Projection",
            ["Applications", "EventLog", "JSON", "Kafka", "Postgres", "ServiceKit", logging, metrics]),
        library(
            "Projections",
            ["Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection", crypto]),
        library("TimeTravel", ["Applications", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "Projections"]),
        library("Reconciliation", ["Applications", "EventLog", "JSON", "Kafka"]),
        library("Simulation", ["Applications", "Benefits", "EventLog", "JSON", "Kafka"]),
        library("LogArchive", ["Deflate", "JSON", "Kafka", crypto, logging]),
        library(
            "ServiceKit",
            [
                "JSON", "Kafka", "Postgres", "SMTP", arguments, configuration, hummingbird, httpTypes, lifecycle,
                logging, metrics, nioCore, signals,
            ]),

        executable(
            "Intake",
            [
                "Applications", "Benefits", "Blocking", "Curl", "Deflate", "Documents", "EventLog", "JSON",
                "JSONSchema", "Kafka", "Portal", "Postgres", "Projection", "Receipts", "SMTP", "ServiceKit", arguments,
                crypto, httpTypes, hummingbird, logging, metrics, nioCore,
            ]),
        executable(
            "Importer",
            [
                "Applications", "Benefits", "EventLog", "JSON", "Kafka", "ServiceKit", arguments, crypto, logging,
                metrics,
            ]),
        executable(
            "Projector",
            [
                "Applications", "Benefits", "EventLog", "Kafka", "Postgres", "Projection", "Projections", "ServiceKit",
                arguments, logging, metrics,
            ]),
        executable(
            "Casework",
            [
                "Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "Projections",
                "ServiceKit", "TimeTravel", arguments, httpTypes, hummingbird, logging, metrics, nioCore,
            ]),
        executable(
            "Notifier",
            [
                "Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "SMTP",
                "ServiceKit", arguments, logging, metrics,
            ]),
        executable(
            "Wniosekctl",
            [
                "Applications", "Benefits", "EventLog", "JSON", "Kafka", "LogArchive", "Postgres", "Projection",
                "Projections", "Receipts", "Reconciliation", "ServiceKit", "Simulation", "TimeTravel", arguments,
                logging,
            ]),

        .executableTarget(
            name: "ValidationBench",
            dependencies: ["Applications", "Benefits", "EventLog", "JSON", "JSONSchema", "Kafka", "Receipts"],
            path: "Tests/Benchmarks/ValidationBench", swiftSettings: settings),
        .target(
            name: "TestDatabase",
            dependencies: ["Applications", "Benefits", "Postgres", "Projection", "Projections", "ServiceKit", logging],
            path: "Tests/TestDatabase",
            swiftSettings: settings),
        .target(name: "LoopbackServers", path: "Tests/LoopbackServers", swiftSettings: settings),
        tests("PackageTests", []),
        tests("JSONTests", ["JSON"]),
        tests("JSONSchemaTests", ["JSON", "JSONSchema"]),
        tests("ApplicationsTests", ["Applications"]),
        tests("BenefitsTests", ["Applications", "Benefits", "JSON", "JSONSchema"]),
        tests("MarkupTests", ["Markup"]),
        tests("DeflateTests", ["Deflate"]),
        tests("PortalTests", ["Applications", "Benefits", "JSON", "Portal"]),
        tests("EventLogTests", ["Applications", "EventLog", "JSON", "JSONSchema", "Kafka"]),
        tests("ReceiptsTests", ["Applications", "JSON", "Receipts"]),
        tests("KafkaTests", ["CRdKafka", "Kafka", logging]),
        tests("PostgresTests", ["Postgres", logging]),
        tests(
            "ProjectionTests",
            [
                "Applications", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "Projections", "ServiceKit",
                "TestDatabase", logging,
            ]),
        tests(
            "ProjectionsTests",
            [
                "Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "Projections",
                "TestDatabase", crypto, logging,
            ]),
        tests("ReconciliationTests", ["Applications", "EventLog", "JSON", "Kafka", "Receipts", "Reconciliation"]),
        tests(
            "SimulationTests",
            ["Applications", "Benefits", "EventLog", "JSON", "JSONSchema", "Kafka", "Simulation"]),
        tests("TimeTravelTests", ["Applications", "EventLog", "JSON", "Kafka", "TimeTravel"]),
        tests("LogArchiveTests", ["Kafka", "LogArchive", logging]),
        tests("BlockingTests", ["Blocking"]),
        tests("CurlTests", ["CCurl", "Curl", "LoopbackServers"]),
        tests("SMTPTests", ["LoopbackServers", "SMTP"]),
        tests("DocumentsTests", ["Documents", "LoopbackServers", crypto]),
        tests(
            "ServiceKitTests", ["JSON", "ServiceKit", httpTypes, hummingbird, lifecycle, logging, metrics, nioCore]),
        tests(
            "IntakeTests",
            [
                "Applications", "Benefits", "EventLog", "Intake", "JSON", "JSONSchema", "Kafka", "Portal", "Postgres",
                "Projections", "Receipts", "SMTP", "ServiceKit", "TestDatabase", httpTypes, hummingbird, logging,
                metrics, nioCore,
            ]),
        tests(
            "ImporterTests",
            ["Applications", "Benefits", "EventLog", "Importer", "JSON", "Kafka", logging, metrics]),
        tests(
            "CaseworkTests", ["Applications", "Casework", "EventLog", "JSON", "JSONSchema", "ServiceKit", "TimeTravel"]),
        tests(
            "NotifierTests",
            ["Applications", "Notifier", "Postgres", "Projection", "SMTP", "ServiceKit", "TestDatabase", logging]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
