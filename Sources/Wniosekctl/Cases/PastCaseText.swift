import Applications
import Kafka
import TimeTravel

/// A case as lines for a terminal, without personal data: neither answers nor notes nor names of documents.
struct PastCaseText {
    let past: PastCase
    let messages: [CaseMessage]
    let latest: Int

    var text: String {
        (heading + decision + section("deadlines", deadlines) + section("timeline", timeline)
            + section("documents", documents) + section("messages", notices) + afterwards)
            .joined(separator: "\n")
    }

    private var state: ApplicationState { past.state }

    private var heading: [String] {
        let form = past.submitted.form
        return [
            "\(Reference(for: state.id).text)  \(state.id)",
            "benefit      \(state.benefit.rawValue), form \(form.id) version \(form.version)",
            "version      \(state.version) of \(latest)",
            "status       \(state.status.rawValue) since \(state.statusSince.rfc3339)",
            "filed        \(state.filedAt.rfc3339) by \(past.submitted.channel.rawValue)",
            "answers      of version \(past.answersVersion)",
            state.caseNumber.map { "case number  \($0)" }, state.unit.map { "unit         \($0)" },
            state.owner.map { "owner        \($0)" },
            state.paidGrosze > 0 ? "paid         \(state.paidGrosze) grosze" : nil,
        ].compactMap { $0 }
    }

    private var decision: [String] {
        guard let decision = state.decision else { return [] }
        let amount = decision.amountGrosze.map { ", \($0) grosze" } ?? ""
        let change = decision.change.map { ", \($0.rawValue)" } ?? ""
        return ["decision     \(decision.outcome.rawValue) on \(decision.decidedOn)\(amount)\(change)"]
    }

    private var deadlines: [String] {
        state.deadlines.map { deadline in
            let stopped = deadline.stoppedOn.map { ", stopped on \($0)" } ?? ""
            return "\(deadline.kind.rawValue) \(deadline.due) (\(deadline.legalBasis))\(stopped)"
        }
    }

    private var timeline: [String] {
        past.timeline.map { entry in
            let (metadata, position) = (entry.event.metadata, entry.position)
            return "\(entry.state.version)  \(metadata.time.rfc3339)  \(entry.event.body.kind.rawValue)  "
                + "\(metadata.actor.wire)  \(position.topic):\(position.partition):\(position.offset)"
        }
    }

    private var documents: [String] {
        past.documents.map {
            "\($0.version)  \($0.document.sha256)  \($0.document.mediaType)  \($0.document.size) bytes"
        }
    }

    private var notices: [String] {
        messages.map { message in
            let settled = message.settledAt.map { "  \($0.rfc3339)" } ?? ""
            return "\(message.version)  \(message.template)  \(message.channel)  \(message.state)\(settled)"
        }
    }

    private var afterwards: [String] {
        let next = past.next.map { entry in
            "next         \(entry.event.body.kind.rawValue) at \(entry.event.metadata.time.rfc3339)"
        }
        let stop = past.stop.map { stop in
            "stopped      at \(stop.position.topic):\(stop.position.partition):\(stop.position.offset): \(stop.detail)"
        }
        return [next, stop].compactMap { $0 }
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["\(title):"] + lines.map { "  \($0)" }
    }
}
