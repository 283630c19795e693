import Testing

struct TidinessTests {
    @Test(arguments: ["Sources", "Tests"])
    func `no file is longer than 400 lines and the median is under 150`(folder: String) throws {
        let lengths = try SourceTree(folder: folder).files.map { ($0.path, $0.lines.count) }
        for (path, length) in lengths {
            #expect(length <= 400, "\(path) has \(length) lines")
        }
        let sorted = lengths.map(\.1).sorted()
        #expect(sorted[sorted.count / 2] < 150)
    }

    @Test func `no folder is named after nothing in particular`() throws {
        let vague: Set<Substring> = [
            "Utils", "Utilities", "Helpers", "Common", "Manager", "Managers", "Misc", "Shared",
        ]
        for file in try SourceTree(folder: "Sources").files {
            let folders = file.path.split(separator: "/").dropLast()
            #expect(vague.isDisjoint(with: folders), "\(file.path)")
        }
    }

    @Test func `no source crashes on purpose or forces its luck`() throws {
        let forbidden = ["fatalError(", "try!", " as! ", "Thread.sleep", "usleep("]
        for file in try SourceTree(folder: "Sources").files {
            for (number, line) in file.lines.enumerated() {
                let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
                for word in forbidden {
                    #expect(!code.contains(word), "\(file.path):\(number + 1) has \(word)")
                }
            }
        }
    }
}
