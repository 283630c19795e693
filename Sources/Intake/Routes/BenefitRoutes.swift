import Applications
import Benefits
import Hummingbird
import JSON
import NIOCore
import ServiceKit

/// `GET /api/v1/benefits` and `GET /api/v1/benefits/{benefit}/form`
struct BenefitRoutes: Sendable {
    let catalogue: FormCatalogue
    let now: @Sendable () -> Instant

    func list() -> Response {
        let today = now().warsawDate
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("benefits")
        writer.beginArray()
        for benefit in catalogue.benefits {
            writer.beginObject()
            writer.member("code", benefit.code.rawValue)
            writer.member("name", benefit.name)
            if let form = catalogue.current(benefit: benefit.code, on: today) {
                writer.key("form")
                writer.beginObject()
                writer.member("id", form.id)
                writer.member("version", form.version)
                writer.member("schema", "/api/v1/benefits/\(benefit.code.rawValue)/form")
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return Response.json(writer.finish())
    }

    func form(_ context: some RequestContext) throws -> Response {
        let benefit = BenefitCode(rawValue: try context.parameters.require("benefit"))
        guard let form = catalogue.current(benefit: benefit, on: now().warsawDate) else {
            throw Problem.notFound(detail: "Nie ma takiego formularza. Lista świadczeń: /api/v1/benefits.")
        }
        return Response(
            status: .ok, headers: [.contentType: "application/schema+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: form.schemaBytes)))
    }
}
