internal import Applications
public import JSON

extension Assessment {
    /// The assessment as caseworkers' tools get it: amounts in grosze, days YYYY-MM-DD, every step with the rows of the
    /// rule table it rests on. The notice comes first, so that no tool shows the amount without it.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("notice", Self.notice)
        writer.member("benefit", benefit)
        writer.key("outcome")
        write(outcome, to: &writer)
        writer.member("isUncertain", isUncertain)
        writer.key("steps")
        writer.beginArray()
        for step in steps { step.write(to: &writer) }
        writer.endArray()
        writer.endObject()
    }

    private func write(_ outcome: Outcome, to writer: inout JSONWriter) {
        writer.beginObject()
        switch outcome {
        case .entitled(let payments):
            writer.member("kind", "entitled")
            writer.key("payments")
            writer.beginArray()
            for payment in payments { payment.write(to: &writer) }
            writer.endArray()
        case .notEntitled(let reason):
            writer.member("kind", "not-entitled")
            writer.member("reason", reason)
        case .undetermined(let reason):
            writer.member("kind", "undetermined")
            writer.member("reason", reason)
        }
        writer.endObject()
    }
}

extension SuggestedPayment {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("title", title)
        writer.member("lowGrosze", low.grosze)
        if let high { writer.member("highGrosze", high.grosze) }
        writer.member("rhythm", rhythm.name)
        writer.member("from", from?.iso)
        writer.member("to", to?.iso)
        writer.endObject()
    }
}

extension SuggestedPayment.Rhythm {
    fileprivate var name: String {
        switch self {
        case .monthly: "monthly"
        case .once: "once"
        case .schoolMonths: "school-months"
        }
    }
}

extension AssessmentStep {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("text", text)
        writer.member("formula", formula)
        writer.member("result", result)
        writer.key("rules")
        writer.beginArray()
        for applied in rules { applied.write(to: &writer) }
        writer.endArray()
        writer.key("doubts")
        writer.beginArray()
        for doubt in doubts { writer.string(doubt) }
        writer.endArray()
        writer.endObject()
    }
}

extension AppliedRule {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("key", rule.key.code)
        writer.member("name", rule.key.name)
        writer.member("value", rule.valueText)
        writer.member("from", rule.from?.iso)
        writer.member("to", rule.to?.iso)
        writer.member("confidence", rule.confidence.text)
        writer.key("sources")
        writer.beginArray()
        for source in rule.sources { writer.string(source) }
        writer.endArray()
        writer.key("pages")
        writer.beginArray()
        for page in pages { writer.string(page) }
        writer.endArray()
        writer.endObject()
    }
}
