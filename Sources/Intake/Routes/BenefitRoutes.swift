import Applications
import Benefits
import Hummingbird
import JSON
import NIOCore
import ServiceKit

/// What can be applied for: `GET /api/v1/benefits`, `…/{benefit}/forms`, and the files of one form.
struct BenefitRoutes: Sendable {
    let forms: FormFinder

    func list() -> Response {
        let today = forms.now().warsawDate
        var writer = JSONWriter(reservingCapacity: 4096)
        writer.beginObject()
        writer.key("benefits")
        writer.beginArray()
        for benefit in forms.catalogue.benefits {
            writer.beginObject()
            writer.member("code", benefit.code.rawValue)
            writer.member("name", benefit.name)
            writer.member("summary", benefit.summary)
            writer.key("area")
            writer.beginObject()
            writer.member("code", benefit.area.code)
            writer.member("name", benefit.area.name)
            writer.endObject()
            writer.key("forms")
            write(benefit.current(on: today), of: benefit, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.key("elsewhere")
        writer.beginArray()
        for benefit in forms.catalogue.elsewhere {
            writer.beginObject()
            writer.member("code", benefit.code.rawValue)
            writer.member("name", benefit.name)
            writer.member("authority", benefit.authority)
            writer.member("address", benefit.address)
            writer.member("advice", benefit.advice)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Response.json(writer.finish())
    }

    /// All editions, those of the past and the future too.
    func editions(_ context: some RequestContext) throws -> Response {
        let benefit = try forms.benefit(context)
        var writer = JSONWriter(reservingCapacity: 2048)
        writer.beginObject()
        writer.member("benefit", benefit.code.rawValue)
        writer.key("forms")
        write(benefit.editions, of: benefit, to: &writer)
        writer.endObject()
        return Response.json(writer.finish())
    }

    func schema(_ context: some RequestContext) throws -> Response {
        Self.file(try forms.form(context).schemaBytes, type: "application/schema+json")
    }

    func presentation(_ context: some RequestContext) throws -> Response {
        Self.file(try forms.form(context).presentationBytes, type: "application/json")
    }

    private func write(_ editions: [Benefit.Edition], of benefit: Benefit, to writer: inout JSONWriter) {
        writer.beginArray()
        for edition in editions {
            guard
                let form = forms.catalogue.form(benefit: benefit.code, id: edition.id, version: edition.version)
            else { continue }
            let address = "/api/v1/benefits/\(benefit.code.rawValue)/forms/\(form.id)/\(form.version)"
            writer.beginObject()
            writer.member("id", form.id)
            writer.member("version", form.version)
            writer.member("title", edition.title ?? form.title)
            writer.member("code", edition.code)
            writer.member("kind", form.kind.rawValue)
            writer.member("validFrom", edition.validFrom.iso)
            writer.member("validTo", edition.validTo?.iso)
            writer.member("schema", "\(address)/schema")
            writer.member("presentation", "\(address)/presentation")
            writer.member("applications", "\(address)/applications")
            writer.endObject()
        }
        writer.endArray()
    }

    private static func file(_ bytes: [UInt8], type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
