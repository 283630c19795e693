/// A failure with its code, cause and remedy. Match by `code`; the set of codes is open.
public struct KafkaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What to match on.
    public let code: Code
    /// Stable name, e.g. `OFFSET_OUT_OF_RANGE`, `_TRANSPORT`; own codes start with `KAFKA_`.
    public let name: String
    /// What happened, in librdkafka's words or ours; names topics, partitions and offsets, never record content.
    public let message: String
    /// The same call may succeed later with nothing changed.
    public let isRetriable: Bool
    /// The client that reported it is of no more use.
    public let isFatal: Bool

    init(code: Code, name: String, message: String, isRetriable: Bool = false, isFatal: Bool = false) {
        self.code = code
        self.name = name
        self.message = message
        self.isRetriable = isRetriable
        self.isFatal = isFatal
    }

    /// What to do about it, in Polish, for the person on duty.
    public var hint: String { code.hint }

    /// For logs.
    public var description: String { "\(name): \(message)" }

    /// The same error, said about a place in the log.
    func located(at place: String) -> KafkaError {
        KafkaError(code: code, name: name, message: "\(place): \(message)", isRetriable: isRetriable, isFatal: isFatal)
    }
}

extension KafkaError {
    /// Kafka's and librdkafka's number of an error (`rd_kafka_resp_err_t`); own codes lie below −10 000.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The number itself.
        public let rawValue: Int32

        /// Memberwise.
        public init(rawValue: Int32) { self.rawValue = rawValue }

        /// No room in the producer queue.
        public static let queueFull = Code(rawValue: -184)
        /// librdkafka's own delivery timeout passed.
        public static let messageTimedOut = Code(rawValue: -192)
        /// No answer in time.
        public static let timedOut = Code(rawValue: -185)
        /// A connection failed.
        public static let transport = Code(rawValue: -195)
        /// No broker can be reached.
        public static let allBrokersDown = Code(rawValue: -187)
        /// A host name did not resolve.
        public static let resolve = Code(rawValue: -193)
        /// An argument librdkafka does not take.
        public static let invalidArgument = Code(rawValue: -186)
        /// Login refused.
        public static let authentication = Code(rawValue: -169)
        /// The client is of no more use.
        public static let fatal = Code(rawValue: -150)
        /// No batch was asked for within `maximumPollInterval`.
        public static let maximumPollExceeded = Code(rawValue: -147)
        /// The start position does not exist and there is no reset (`auto.offset.reset=error`).
        public static let offsetUnavailable = Code(rawValue: -140)
        /// A record failed its checksum.
        public static let badMessage = Code(rawValue: -199)
        /// The group committed no offset.
        public static let noOffset = Code(rawValue: -168)
        /// The topic is not in the metadata.
        public static let localUnknownTopic = Code(rawValue: -188)
        /// The partition is not in the metadata.
        public static let localUnknownPartition = Code(rawValue: -190)
        /// The offset lies outside the log.
        public static let offsetOutOfRange = Code(rawValue: 1)
        /// The broker found a record corrupt.
        public static let corruptMessage = Code(rawValue: 2)
        /// The broker knows no such topic or partition.
        public static let unknownTopic = Code(rawValue: 3)
        /// The record is larger than the broker allows.
        public static let messageTooLarge = Code(rawValue: 10)
        /// No right to the topic.
        public static let topicAuthorization = Code(rawValue: 29)
        /// No right to the group.
        public static let groupAuthorization = Code(rawValue: 30)
        /// No right to the cluster.
        public static let clusterAuthorization = Code(rawValue: 31)
        /// The topic exists.
        public static let topicAlreadyExists = Code(rawValue: 36)
        /// Another process uses the same `group.instance.id`.
        public static let fencedInstance = Code(rawValue: 82)

        /// The configuration was refused before a client was made.
        public static let configuration = Code(rawValue: -10_001)
        /// The client was closed.
        public static let closed = Code(rawValue: -10_002)
        /// The `AssignmentHandler` threw, answered too late or left out a partition.
        public static let assignmentRefused = Code(rawValue: -10_003)
        /// A topic exists with another number of partitions than asked for.
        public static let partitionCountMismatch = Code(rawValue: -10_004)
        /// The record is in the log, but the broker did not say at which offset (a retried duplicate).
        public static let offsetUnknown = Code(rawValue: -10_005)
        /// A second iterator was made over one consumer.
        public static let iteratorInUse = Code(rawValue: -10_006)
    }
}

extension KafkaError.Code {
    var hint: String {
        switch self {
        case .transport, .allBrokersDown, .resolve, .timedOut, .messageTimedOut:
            "Sprawdź adres KAFKA_BOOTSTRAP_SERVERS, sieć i stan brokerów; klient sam ponawia połączenie."
        case .queueFull:
            "Kolejka wysyłkowa jest pełna: broker nie nadąża. Zwolnij przyjmowanie albo zwiększ limity producenta."
        case .authentication: "Sprawdź login, hasło i mechanizm SASL oraz certyfikaty."
        case .topicAuthorization, .groupAuthorization, .clusterAuthorization:
            "Nadaj temu użytkownikowi uprawnienia (ACL) do tematu, grupy lub klastra."
        case .unknownTopic, .localUnknownTopic, .localUnknownPartition:
            "Utwórz temat poleceniem administracyjnym; tematy nie powstają same."
        case .offsetOutOfRange, .offsetUnavailable, .noOffset:
            "Zapisana pozycja nie istnieje w tym logu. Nie zeruj jej: sprawdź, czy to ten sam klaster i czy retencja "
                + "nie usunęła rekordów, a potem odbuduj widok."
        case .badMessage, .corruptMessage: "Rekord jest uszkodzony; sprawdź dyski brokera i repliki partycji."
        case .messageTooLarge: "Zwiększ message.max.bytes tematu albo zmniejsz rekord."
        case .fatal: "Klient utworzono na nowo albo trzeba go utworzyć na nowo; wysyłki w toku mają wynik nieznany."
        case .maximumPollExceeded: "Przetwarzanie trwało dłużej niż max.poll.interval.ms; zmniejsz porcję."
        case .fencedInstance: "Drugi proces działa z tym samym group.instance.id; zatrzymaj jeden z nich."
        case .configuration, .invalidArgument: "Popraw konfigurację klienta; nazwa klucza jest w komunikacie."
        case .closed: "Klienta zamknięto; utwórz nowego."
        case .assignmentRefused: "Aplikacja nie przyjęła partycji; sprawdź bazę z pozycjami i uruchom proces ponownie."
        case .partitionCountMismatch:
            "Liczby partycji nie zmienia się w działającym temacie: przenieś dane do nowego tematu."
        case .offsetUnknown: "Ponów wysyłkę z tym samym identyfikatorem rekordu; czytelnik odrzuci powtórzenie."
        case .iteratorInUse: "Jednego konsumenta czyta jedna pętla; utwórz drugiego konsumenta."
        default: "Zobacz opis kodu w dokumentacji Apache Kafka (Protocol errors) i librdkafka."
        }
    }

    /// Errors that pass by themselves: connections, elections, coordinators on the move.
    var isRetriable: Bool {
        switch rawValue {
        case Self.transport.rawValue, Self.allBrokersDown.rawValue, Self.timedOut.rawValue,
            Self.messageTimedOut.rawValue, Self.queueFull.rawValue, Self.resolve.rawValue, 5, 6, 7, 8, 9, 13, 14, 15,
            16, 19, 20, 27:
            true
        default: false
        }
    }

    /// Whether a consumer must stop at this error: reading on would skip records or never progress.
    var endsConsumption: Bool {
        switch self {
        case .offsetOutOfRange, .offsetUnavailable, .noOffset, .unknownTopic, .localUnknownTopic,
            .localUnknownPartition, .topicAuthorization, .groupAuthorization, .badMessage, .corruptMessage, .fatal,
            .fencedInstance, .authentication:
            true
        default: false
        }
    }
}

extension KafkaError.Code {
    /// OUT_OF_ORDER_SEQUENCE_NUMBER, INVALID_PRODUCER_EPOCH, UNKNOWN_PRODUCER_ID, PRODUCER_FENCED and librdkafka's own
    /// `_FENCED` (Kafka protocol guide, "Error Codes").
    var losesProducerIdentity: Bool {
        switch rawValue {
        case 45, 47, 59, 90, -144: true
        default: false
        }
    }
}
