/// The way an application or a supplement came in (art. 63 KPA).
public enum FilingChannel: String, CaseIterable, Sendable {
    /// The public portal.
    case portal
    /// The JSON API.
    case api
    /// On paper: filed on the day of delivery.
    case paper
    /// The office's e-Doręczenia address.
    case eDoreczenia = "e-doreczenia"
    /// The Emp@tia portal.
    case empatia
    /// Orally, to the record.
    case oral
}

/// The application was received: the filing date fixes the right's first month and the rule row.
public struct Submitted: Sendable, Equatable {
    /// The form that was filled in.
    public let form: Form
    /// The way it came.
    public let channel: FilingChannel
    /// The language to write to the applicant in.
    public let language: Language
    /// SHA-256 of the canonical answers, lower-case hex.
    public let dataSha256: String
    /// SHA-256 of the tracking code's bytes, lower-case hex.
    public let trackingCodeSha256: String
    /// SHA-256 of the Idempotency-Key, lower-case hex, where the channel has one.
    public let idempotencyKeySha256: String?
    /// Where notices go, if anywhere.
    public let contact: Contact?
    /// Documents filed with it, by fingerprint.
    public let documents: [AttachedDocument]
    /// The answers, checked against the form.
    public let answers: OpaqueJSON

    /// All members, in their order.
    public init(
        form: Form, channel: FilingChannel, language: Language, dataSha256: String, trackingCodeSha256: String,
        idempotencyKeySha256: String? = nil, contact: Contact? = nil, documents: [AttachedDocument] = [],
        answers: OpaqueJSON
    ) {
        self.form = form
        self.channel = channel
        self.language = language
        self.dataSha256 = dataSha256
        self.trackingCodeSha256 = trackingCodeSha256
        self.idempotencyKeySha256 = idempotencyKeySha256
        self.contact = contact
        self.documents = documents
        self.answers = answers
    }

    /// A form and its version.
    public struct Form: Sendable, Equatable {
        /// The form's id, such as `dodatek-mieszkaniowy`.
        public let id: String
        /// The version filled in.
        public let version: String

        /// All members, in their order.
        public init(id: String, version: String) {
            self.id = id
            self.version = version
        }
    }

    /// Where notices about the case go.
    public struct Contact: Sendable, Equatable {
        /// An e-mail address.
        public let email: String?
        /// A telephone number.
        public let phone: String?

        /// All members, in their order.
        public init(email: String? = nil, phone: String? = nil) {
            self.email = email
            self.phone = phone
        }
    }

    /// The languages notices are written in.
    public enum Language: String, CaseIterable, Sendable {
        /// Polish.
        case pl
        /// English.
        case en
        /// Ukrainian.
        case uk
    }
}

/// The party added answers or documents, asked or unasked.
public struct Supplemented: Sendable, Equatable {
    /// The way they came.
    public let channel: FilingChannel
    /// SHA-256 of the canonical answers, lower-case hex.
    public let dataSha256: String?
    /// New or corrected answers.
    public let answers: OpaqueJSON?
    /// Documents by fingerprint.
    public let documents: [AttachedDocument]

    /// All members, in their order.
    public init(
        channel: FilingChannel, dataSha256: String? = nil, answers: OpaqueJSON? = nil, documents: [AttachedDocument]
    ) {
        self.channel = channel
        self.dataSha256 = dataSha256
        self.answers = answers
        self.documents = documents
    }
}

/// The party withdrew the application; the proceeding is discontinued (art. 105 § 2 KPA (GK)).
public struct Withdrawn: Sendable, Equatable {
    /// The party's reason, if given.
    public let reason: String?

    /// All members, in their order.
    public init(reason: String? = nil) {
        self.reason = reason
    }
}
