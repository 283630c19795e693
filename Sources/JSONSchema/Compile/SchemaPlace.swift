/// Where a schema is: a step from the place of the schema that holds it. Pointers are put together when someone asks;
/// kept for every schema, they would cost the square of the document.
final class SchemaPlace: Sendable {
    /// Nil for the root of a document.
    private let parent: SchemaPlace?
    /// JSON Pointer from the parent; of a root, what stands before its pointers.
    private let step: String
    let resource: Int
    /// Steps from the root of the document.
    let depth: Int
    private let isResourceRoot: Bool

    /// The root of a document; `prefix` is its URI and `#` when it is one of the registry's.
    init(root resource: Int, prefix: String) {
        parent = nil
        step = prefix
        self.resource = resource
        depth = 0
        isResourceRoot = true
    }

    private init(parent: SchemaPlace?, step: String, resource: Int, isResourceRoot: Bool) {
        self.parent = parent
        self.step = step
        self.resource = resource
        depth = parent.map { $0.depth + 1 } ?? 0
        self.isResourceRoot = isResourceRoot
    }

    func child(_ step: String) -> SchemaPlace {
        SchemaPlace(parent: self, step: step, resource: resource, isResourceRoot: false)
    }

    /// The same place as the root of a resource.
    func root(of resource: Int) -> SchemaPlace {
        SchemaPlace(parent: parent, step: step, resource: resource, isResourceRoot: true)
    }

    /// JSON Pointer from the root of the document; with the document's URI before it when that is one of the registry's.
    var pointer: String { pointer { _ in false } }

    /// JSON Pointer from the root of the resource.
    var pointerInResource: String { pointer { $0.isResourceRoot } }

    private func pointer(until isEnd: (SchemaPlace) -> Bool) -> String {
        var steps: [String] = []
        var place: SchemaPlace? = self
        while let current = place, !isEnd(current) {
            steps.append(current.step)
            place = current.parent
        }
        return steps.reversed().joined()
    }
}
