import ServiceKit

/// Everything that can be configured about the worker that makes PDFs.
enum PDFWorkerKeys {
    static let url = ConfigurationKey<String>(
        "pdf.worker.url",
        "Where HTML becomes PDF, e.g. http://127.0.0.1:8090/pdf; without it no PDF is offered. On another machine use "
            + "https, since answers of applicants go there.",
        isRequired: false, restriction: "an address that begins with http:// or https://, without a password",
        check: { text in
            (text.hasPrefix("http://") || text.hasPrefix("https://")) && !text.contains("@") && !text.contains(" ")
        })

    static let timeout = ConfigurationKey<Int>(
        "pdf.worker.timeout.ms", "Time for one PDF, with waiting for a free connection; after it the answer is 503.",
        unit: "ms", default: 25_000, in: 100...120_000)

    static let connections = ConfigurationKey<Int>(
        "pdf.worker.connections", "PDFs asked for at the same time; more wait.", default: 2, in: 1...64)

    static let all: [ConfigurationEntry] = [url.entry, timeout.entry, connections.entry]
}
