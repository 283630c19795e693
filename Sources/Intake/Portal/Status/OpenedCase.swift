import Applications
import HTTPTypes
import JSON
import Portal

/// The reference and code that a browser has opened a case with, sealed: a right pair that need not be typed again.
struct OpenedCase: Sendable {
    let reference: Reference
    let code: TrackingCode
}

/// What the browser keeps about a case, each for its own while; after it nothing is read, even when the browser still
/// sends it.
struct KeptCases: Sendable {
    let sealer: Sealer

    /// How long a case stays open after it was looked at.
    static let openSeconds = 30 * 60
    /// How long an act's answer can be read again.
    static let takenSeconds = 60 * 60

    private var openedCookie: SealedCookie { SealedCookie(name: "sprawa", sealer: sealer) }
    private var takenCookie: SealedCookie { SealedCookie(name: "przyjete", sealer: sealer) }

    func opened(_ cookies: SentCookies, at now: Instant) -> OpenedCase? {
        guard let root = openedCookie.read(cookies).flatMap({ try? JSONDocument(parsing: $0) })?.root,
            let until = root["until"]?.string.flatMap(Instant.init(rfc3339:)), now < until,
            let reference = root["reference"]?.string.flatMap(Reference.init(parsing:)),
            let code = root["code"]?.string.flatMap(TrackingCode.init(parsing:))
        else { return nil }
        return OpenedCase(reference: reference, code: code)
    }

    func keep(_ opened: OpenedCase, _ cookies: SentCookies, at now: Instant) -> [HTTPField] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("reference", opened.reference.text)
        writer.member("code", opened.code.text)
        writer.member("until", now.adding(seconds: Self.openSeconds).rfc3339)
        writer.endObject()
        return openedCookie.write(writer.finish(), keeping: Self.openSeconds, over: cookies) ?? []
    }

    /// Everything about a case, the confirmations of what was filed in this browser among it.
    func forget(_ cookies: SentCookies) -> [HTTPField] {
        openedCookie.remove(cookies) + takenCookie.remove(cookies) + KeptDrafts.forgetAllFiled(cookies)
    }

    func taken(_ cookies: SentCookies, at now: Instant) -> TakenAct? {
        guard let root = takenCookie.read(cookies).flatMap({ try? JSONDocument(parsing: $0) })?.root,
            let until = root["until"]?.string.flatMap(Instant.init(rfc3339:)), now < until,
            let act = root["act"]?.string
        else { return nil }
        return TakenAct(encoded: Array(act.utf8))
    }

    func keep(_ taken: TakenAct, _ cookies: SentCookies, at now: Instant) -> [HTTPField] {
        var writer = JSONWriter(reservingCapacity: 2048)
        writer.beginObject()
        writer.member("act", String(decoding: taken.encoded(), as: UTF8.self))
        writer.member("until", now.adding(seconds: Self.takenSeconds).rfc3339)
        writer.endObject()
        return takenCookie.write(writer.finish(), keeping: Self.takenSeconds, over: cookies) ?? []
    }
}

extension Instant {
    fileprivate func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }
}
