import Testing

struct ImportRulesTests {
    let sources = try? SourceTree(folder: "Sources")

    @Test func `every module has a rule and every rule a module`() throws {
        let modules = Set(try #require(sources).files.map(\.module))
        #expect(modules == Set(ImportRules.modules.keys))
    }

    @Test func `imports point down only`() throws {
        let ours = Set(ImportRules.modules.keys).union(ImportRules.homes.keys)
        for file in try #require(sources).files {
            let allowed = ImportRules.modules[file.module] ?? []
            let wrong = file.imports.filter { ours.contains($0) && !allowed.contains($0) }
            #expect(wrong.isEmpty, "\(file.path) imports \(wrong)")
        }
    }

    @Test func `the rules themselves have no circle`() {
        var remaining = ImportRules.modules.mapValues { $0.intersection(ImportRules.modules.keys) }
        var settled: Set<String> = []
        while let next = remaining.first(where: { $0.value.isSubset(of: settled) }) {
            settled.insert(next.key)
            remaining[next.key] = nil
        }
        #expect(remaining.isEmpty, "these depend on each other: \(remaining.keys.sorted())")
    }

    @Test func `domain modules import nothing that does I/O`() throws {
        for file in try #require(sources).files where ImportRules.pure.contains(file.module) {
            let wrong = file.imports.filter(ImportRules.effectful.contains)
            #expect(wrong.isEmpty, "\(file.path) imports \(wrong)")
        }
    }

    @Test func `a C library is imported in its homes only`() throws {
        for file in try #require(sources).files {
            for (library, homes) in ImportRules.homes where file.imports.contains(library) {
                #expect(homes.contains { file.path.hasPrefix($0) }, "\(file.path) imports \(library)")
            }
        }
    }

    @Test func `infrastructure holds no domain word`() throws {
        for file in try #require(sources).files where ImportRules.infrastructure.contains(file.module) {
            for (number, line) in file.lines.enumerated() {
                let words = line.lowercased().split { !$0.isLetter }.map(String.init)
                let found = words.filter(ImportRules.domainWords.contains)
                #expect(found.isEmpty, "\(file.path):\(number + 1) says \(found)")
            }
        }
    }
}
