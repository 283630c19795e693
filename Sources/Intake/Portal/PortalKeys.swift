import SMTP
import ServiceKit

/// Everything that can be configured about the portal.
enum PortalKeys {
    static let publicAddress = ConfigurationKey<String>(
        "portal.public.address",
        "Address that residents know the portal by, without a slash at the end; printed in PDFs.",
        default: "http://127.0.0.1:8080")

    static let draftDays = ConfigurationKey<Int>(
        "portal.draft.keep.days", "How long a draft that was not sent is kept.", unit: "days", default: 30,
        in: 2...365)

    static let serverDrafts = ConfigurationKey<Bool>(
        "portal.server.drafts.enabled",
        "Let applicants keep a draft on the server, encrypted, and send themselves a link to it; needs PostgreSQL, "
            + "smtp.url and smtp.from.",
        default: false)

    static let all: [ConfigurationEntry] =
        [publicAddress.entry, draftDays.entry, serverDrafts.entry] + SMTPConfiguration.serviceKeys(isRequired: false)
}
