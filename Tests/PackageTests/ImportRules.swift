/// Which of our modules each module may import: ARCHITECTURE §7 as data. Executables are in no value: nobody imports them.
enum ImportRules {
    static let modules: [String: Set<String>] = [
        "JSON": ["CSimdJSON"],
        "JSONSchema": ["CPCRE2", "JSON"],
        "Applications": [],
        "Benefits": ["Applications", "JSON", "JSONSchema"],
        "Kafka": ["CRdKafka"],
        "Postgres": ["CLibPQ"],
        "Curl": ["CCurl"],
        "Blocking": [],
        "SMTP": ["Curl"],
        "Documents": ["Blocking", "Curl", "JSON"],
        "Markup": ["CCMark"],
        "Deflate": ["CZlib"],
        "Portal": ["Applications", "Benefits", "JSON", "Markup"],
        "EventLog": ["Applications", "JSON", "Kafka"],
        "Receipts": ["Applications", "JSON"],
        "Projection": ["Applications", "EventLog", "JSON", "Kafka", "Postgres", "ServiceKit"],
        "Projections": ["Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection"],
        "TimeTravel": ["Applications", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "Projections"],
        "Reconciliation": ["Applications", "EventLog", "JSON", "Kafka"],
        "Simulation": ["Applications", "Benefits", "EventLog", "JSON", "Kafka"],
        "LogArchive": ["Deflate", "JSON", "Kafka"],
        "ServiceKit": ["JSON", "Kafka", "Postgres", "SMTP"],
        "Intake": [
            "Applications", "Benefits", "Blocking", "Curl", "Deflate", "Documents", "EventLog", "JSON", "JSONSchema",
            "Kafka", "Portal", "Postgres", "Projection", "Receipts", "SMTP", "ServiceKit",
        ],
        "Importer": ["Applications", "Benefits", "EventLog", "JSON", "Kafka", "ServiceKit"],
        "Projector": [
            "Applications", "Benefits", "EventLog", "Kafka", "Postgres", "Projection", "Projections", "ServiceKit",
        ],
        "Casework": [
            "Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "Projections",
            "ServiceKit", "TimeTravel",
        ],
        "Notifier": [
            "Applications", "Benefits", "EventLog", "JSON", "Kafka", "Postgres", "Projection", "SMTP", "ServiceKit",
        ],
        "Wniosekctl": [
            "Applications", "Benefits", "EventLog", "JSON", "Kafka", "LogArchive", "Postgres", "Projection",
            "Projections", "Receipts", "Reconciliation", "ServiceKit", "Simulation", "TimeTravel",
        ],
    ]

    /// Modules of the domain and what it computes with: pure, so nothing that does I/O may come in.
    static let pure: Set<String> = [
        "Applications", "Benefits", "Deflate", "JSON", "JSONSchema", "Markup", "Portal", "Receipts",
        "Reconciliation", "Simulation",
    ]

    /// What reaches files, sockets, clocks or threads.
    static let effectful: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Musl", "Dispatch", "Hummingbird", "NIOCore", "NIO",
        "Logging", "Metrics", "ServiceLifecycle", "Configuration", "ArgumentParser",
    ]

    /// Modules that know nothing of what they carry.
    static let infrastructure: Set<String> = [
        "Blocking", "Curl", "Deflate", "Documents", "Kafka", "LogArchive", "Markup", "Postgres", "JSON", "JSONSchema",
        "SMTP", "ServiceKit",
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
        "CCurl": ["Sources/Curl/"],
        "CCMark": ["Sources/Markup/"],
        "CZlib": ["Sources/Deflate/"],
        "CSimdJSON": ["Sources/JSON/"],
        "CPCRE2": ["Sources/JSONSchema/Pattern/"],
    ]
}
