internal import Applications
internal import EventLog
public import JSON
internal import Kafka

extension PastCase {
    /// The members of a JSON object: the case, the form and the answers as they were, documents, history and messages.
    ///
    /// - Parameters:
    ///   - writer: stands inside the object.
    ///   - messages: as they stood at the same moment.
    ///   - recipients: whether the reader may see where messages went.
    public func writeMembers(to writer: inout JSONWriter, messages: [CaseMessage], recipients: Bool) {
        writer.member("applicationId", state.id.description)
        writer.member("reference", Reference(for: state.id).text)
        writer.member("benefit", state.benefit.rawValue)
        state.writeMembers(to: &writer)
        writeFiling(to: &writer)
        writer.array("documents", documents) { $0.write(to: &$1) }
        writer.array("timeline", timeline) { $0.write(to: &$1) }
        writer.array("messages", messages) { $0.write(to: &$1, recipient: recipients) }
        if let next {
            writer.object("next") { writer in
                writer.member("version", next.state.version)
                writer.member("type", next.event.body.kind.rawValue)
                writer.member("at", next.event.metadata.time.rfc3339)
            }
        }
        if let stop {
            writer.object("stopped") { writer in
                writer.member("reason", stop.reason)
                writer.member("detail", stop.detail)
                writer.member("topic", stop.position.topic)
                writer.member("partition", Int(stop.position.partition))
                writer.member("offset", stop.position.offset)
            }
        }
    }

    private func writeFiling(to writer: inout JSONWriter) {
        writer.object("form") { writer in
            writer.member("id", submitted.form.id)
            writer.member("version", submitted.form.version)
        }
        writer.member("channel", submitted.channel.rawValue)
        writer.member("language", submitted.language.rawValue)
        if let contact = submitted.contact {
            writer.object("contact") { writer in
                writer.member("email", contact.email)
                writer.member("phone", contact.phone)
            }
        }
        writer.member("answersVersion", answersVersion)
        writer.key("answers")
        writer.raw(answers.bytes)
    }
}

extension PastCase.Document {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("version", version)
        writer.member("sha256", document.sha256)
        writer.member("mediaType", document.mediaType)
        writer.member("size", document.size)
        writer.member("name", document.name)
        writer.endObject()
    }
}

extension CaseHistory.Entry {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("eventId", event.metadata.id.description)
        writer.member("version", state.version)
        writer.member("type", event.body.kind.rawValue)
        writer.member("text", event.body.kind.polishPastTense)
        writer.member("actor", event.metadata.actor.wire)
        writer.member("at", event.metadata.time.rfc3339)
        writer.member("status", state.status.rawValue)
        writer.key("data")
        writer.raw(event.body.withoutAnswers.encoded())
        writer.endObject()
    }
}

extension CaseMessage {
    fileprivate func write(to writer: inout JSONWriter, recipient isShown: Bool) {
        writer.beginObject()
        writer.member("version", version)
        writer.member("template", template)
        writer.member("channel", channel)
        if isShown { writer.member("recipient", recipient) }
        writer.member("state", state)
        writer.member("createdAt", createdAt.rfc3339)
        writer.member("settledAt", settledAt?.rfc3339)
        writer.endObject()
    }
}

extension EventBody {
    /// Answers and contact stand beside the history once, not in each event that brought them.
    fileprivate var withoutAnswers: EventBody {
        switch self {
        case .submitted(let filed):
            .submitted(
                Submitted(
                    form: filed.form, channel: filed.channel, language: filed.language, dataSha256: filed.dataSha256,
                    trackingCodeSha256: filed.trackingCodeSha256, idempotencyKeySha256: filed.idempotencyKeySha256,
                    documents: filed.documents, answers: OpaqueJSON(bytes: Array("{}".utf8))))
        case .supplemented(let added):
            .supplemented(
                Supplemented(channel: added.channel, dataSha256: added.dataSha256, documents: added.documents))
        default: self
        }
    }
}
