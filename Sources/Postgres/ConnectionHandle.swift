internal import CLibPQ
internal import Glibc

/// Owns one `PGconn` and finishes it. Thin names over the C calls; no call here blocks once connected.
struct ConnectionHandle: ~Copyable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQfinish(pointer) }

    /// Starts connecting; may block to resolve a name. The address of a new `PGconn`, or 0.
    static func start(_ parameters: [String: String]) -> UInt {
        let keys = parameters.keys.sorted()
        var keywords = keys.map { UnsafePointer(strdup($0)) } + [nil]
        var values = keys.map { UnsafePointer(strdup(parameters[$0] ?? "")) } + [nil]
        defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
        let connection = PQconnectStartParams(&keywords, &values, 0)
        guard let connection else { return 0 }
        PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
        // Notices would go to stderr, with whatever they hold.
        PQsetNoticeReceiver(connection, { _, _ in }, nil)
        return UInt(bitPattern: connection)
    }

    var socket: Int32 { PQsocket(pointer) }
    var isAlive: Bool { PQstatus(pointer) == CONNECTION_OK }
    var isBusy: Bool { PQisBusy(pointer) != 0 }
    var isIdleOutsideTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_IDLE }
    var isInTransaction: Bool { PQtransactionStatus(pointer) == PQTRANS_INTRANS }
    var isInPipelineMode: Bool { PQpipelineStatus(pointer) != PQ_PIPELINE_OFF }

    /// Whether bytes, or the end of the stream, wait to be read; does not wait itself.
    var hasUnreadInput: Bool {
        var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) != 0
    }

    func consumeInput() -> Bool { PQconsumeInput(pointer) == 1 }

    /// False when done, true when more has to be written, nil when the connection is lost.
    func flush() -> Bool? {
        switch PQflush(pointer) {
        case 0: false
        case 1: true
        default: nil
        }
    }

    func nextResult() -> ResultHandle? {
        PQgetResult(pointer).map { ResultHandle(owning: $0) }
    }

    func enterPipelineMode() -> Bool { PQenterPipelineMode(pointer) == 1 }
    func exitPipelineMode() -> Bool { PQexitPipelineMode(pointer) == 1 }
    func sync() -> Bool { PQpipelineSync(pointer) == 1 }
    func send(script: String) -> Bool { PQsendQuery(pointer, script) == 1 }

    func sendPrepare(_ name: String, _ sql: String, _ parameters: EncodedParameters) -> Bool {
        PQsendPrepare(pointer, name, sql, Int32(parameters.count), parameters.types) == 1
    }

    func sendPrepared(_ name: String, _ parameters: EncodedParameters) -> Bool {
        parameters.withPointers { values, lengths, formats in
            PQsendQueryPrepared(pointer, name, Int32(values.count), values, lengths, formats, 1) == 1
        }
    }

    func send(_ sql: String, _ parameters: EncodedParameters) -> Bool {
        parameters.withPointers { values, lengths, formats in
            PQsendQueryParams(pointer, sql, Int32(values.count), parameters.types, values, lengths, formats, 1) == 1
        }
    }

    /// The first line libpq wrote about the connection, and the SQLSTATE in it.
    func connectionError(hint: String) -> PostgresError {
        let text = PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "the connection was lost"
        let state = line.split(separator: ": ").map { $0.trimmingSpaces }.first {
            $0.utf8.count == 5 && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 || $0 >= 65 && $0 <= 90 }
                && $0.contains(where: \.isNumber)
        }
        return PostgresError(.connection, line, hint: state.map(SQLState.hint) ?? hint, sqlState: state)
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(self.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
