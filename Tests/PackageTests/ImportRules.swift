/// Which of our modules each module may import: ARCHITECTURE §7 as data. Executables are in no value: nobody imports them.
enum ImportRules {
    static let modules: [String: Set<String>] = [
        "JSON": ["CSimdJSON"],
        "JSONSchema": ["CPCRE2", "JSON"],
        "Applications": [],
        "Benefits": ["Applications", "JSON", "JSONSchema"],
        "Kafka": ["CRdKafka"],
        "Postgres": ["CLibPQ"],
        "SMTP": ["CCurl"],
        "Documents": ["CCurl", "JSON"],
        "EventLog": ["Applications", "JSON", "Kafka"],
        "Receipts": ["Applications", "JSON"],
        "Projection": ["Applications", "EventLog", "JSON", "Kafka", "Postgres", "ServiceKit"],
        "Projections": ["Applications", "EventLog", "JSON", "Kafka", "Postgres", "Projection"],
        "ServiceKit": ["JSON", "Kafka", "Postgres"],
        "Intake": [
            "Applications", "Benefits", "Documents", "EventLog", "JSON", "JSONSchema", "Kafka", "Postgres",
            "Projection", "Receipts", "ServiceKit",
        ],
        "Importer": ["Applications", "Benefits", "EventLog", "JSON", "Kafka", "ServiceKit"],
        "Projector": [
            "Applications", "Benefits", "EventLog", "Kafka", "Postgres", "Projection", "Projections", "ServiceKit",
        ],
        "Casework": [
            "Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "Projections",
            "ServiceKit",
        ],
        "Notifier": [
            "Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "SMTP", "ServiceKit",
        ],
        "Wniosekctl": [
            "Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Receipts", "ServiceKit",
        ],
    ]

    /// Modules of the domain: pure, so nothing that does I/O may come in.
    static let pure: Set<String> = ["Applications", "Benefits", "JSON", "JSONSchema", "Receipts"]

    /// What reaches files, sockets, clocks or threads.
    static let effectful: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl", "Dispatch", "Hummingbird", "NIOCore", "NIO",
        "Logging", "Metrics", "ServiceLifecycle", "Configuration", "ArgumentParser",
    ]

    /// Modules that know nothing of what they carry.
    static let infrastructure: Set<String> = [
        "Documents", "Kafka", "Postgres", "JSON", "JSONSchema", "SMTP", "ServiceKit",
    ]

    /// Words of the domain, looked for as whole words in lower case.
    static let domainWords: Set<String> = [
        "wniosek", "benefit", "benefits", "pesel", "caseworker", "applicant", "allowance", "household", "mops",
        "zasiłek", "dodatek",
    ]

    /// C modules and the folders each may be imported in.
    static let homes: [String: [String]] = [
        "CRdKafka": ["Sources/Kafka/RDKafka/"],
        "CLibPQ": ["Sources/Postgres/"],
        "CCurl": ["Sources/SMTP/", "Sources/Documents/S3/"],
        "CSimdJSON": ["Sources/JSON/"],
        "CPCRE2": ["Sources/JSONSchema/Pattern/"],
    ]
}
