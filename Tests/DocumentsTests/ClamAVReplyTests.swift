import Testing

@testable import Documents

struct ClamAVReplyTests {
    private func code(_ text: String) -> ScanFailure.Code? {
        if case .couldNotScan(let failure) = ClamAVReply.verdict(text) { return failure.code }
        return nil
    }

    @Test func `only one text means clean`() {
        #expect(ClamAVReply.verdict("stream: OK") == .clean)
        for text in ["OK", "stream: ok", "stream: OK ", " stream: OK", "stream: OKAY", "1: stream: OK", ""] {
            #expect(code(text) == .unexpectedReply)
        }
    }

    @Test func `a finding has a name`() {
        let name = "Win.Test.EICAR_HDB-1"
        #expect(ClamAVReply.verdict("stream: \(name) FOUND") == .infected(signature: name))
        #expect(ClamAVReply.verdict("stream: a\u{1B}[2Jb FOUND") == .infected(signature: "a[2Jb"))
        #expect(
            ClamAVReply.verdict("stream: Heuristics.Encrypted.Zip FOUND")
                == .infected(signature: "Heuristics.Encrypted.Zip"))
    }

    @Test func `what was not looked into is no finding`() {
        #expect(code("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND") == .limitExceeded)
        #expect(code("INSTREAM size limit exceeded. ERROR") == .limitExceeded)
        #expect(code("stream: Can't allocate memory ERROR") == .scannerError)
        #expect(code("UNKNOWN COMMAND") == .unexpectedReply)
        #expect(code("Command read timed out. ERROR") == .scannerError)
    }

    @Test func `half an answer is none`() {
        #expect(ClamAVReply.text(Array("stream: OK".utf8)) == nil)
        #expect(ClamAVReply.text([]) == nil)
        #expect(ClamAVReply.text(Array("stream: OK\0".utf8)) == "stream: OK")
    }

    @Test(arguments: [
        ("tcp://127.0.0.1:3310", ClamAVConfiguration.Address.tcp(host: "127.0.0.1", port: 3310)),
        ("tcp://clamav.example:1", .tcp(host: "clamav.example", port: 1)),
        ("tcp://[::1]:3310", .tcp(host: "::1", port: 3310)), ("unix:/run/clamd.ctl", .unix(path: "/run/clamd.ctl")),
    ])
    func `an address has two forms`(text: String, expected: ClamAVConfiguration.Address) {
        #expect(ClamAVConfiguration.Address(text) == expected)
    }

    @Test(arguments: [
        "", "clamav:3310", "tcp://clamav", "tcp://:3310", "tcp://a:0", "tcp://a:65536", "tcp://a:b", "tcp://::1:3310",
        "tcp://a/b:1", "unix:run/clamd.ctl", "unix:/" + String(repeating: "a", count: 107),
    ])
    func `other texts are no addresses`(text: String) {
        #expect(ClamAVConfiguration.Address(text) == nil)
    }
}
