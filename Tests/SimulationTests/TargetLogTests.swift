import Simulation
import Testing

/// Invented cases must not get into an office's log by mistake.
@Suite struct TargetLogTests {
    private func log(_ servers: String, copies: Int = 1, records: Int64 = 5) -> TargetLog {
        TargetLog(bootstrapServers: servers, clusterID: "office-1", copies: copies, records: records)
    }

    @Test(arguments: [
        "127.0.0.1:19092", "localhost:9092", "LOCALHOST", "[::1]:9092", "::1", "127.0.0.1:9092, 127.8.0.2:9093",
        "PLAINTEXT://127.0.0.1:9092",
    ])
    func `a log on this machine may be added to`(servers: String) {
        #expect(log(servers).isLocal)
        #expect(log(servers).refusal(named: nil) == nil)
    }

    @Test(arguments: [
        "kafka:9092", "10.0.0.4:9092", "127.0.0.1:9092,kafka-1.mops.example:9092", "127.0.0.1.mops.example:9092", "",
        "localhost.mops.example:9092", "127.1:9092", "127.0.0.256", "2130706433:9092", "127.0.0.1@kafka:9092",
    ])
    func `a log elsewhere that holds records is refused`(servers: String) throws {
        #expect(!log(servers).isLocal)
        let reason = try #require(log(servers).refusal(named: nil))
        #expect(reason.contains("--into-real-log office-1"))
    }

    @Test func `a tunnel to a log of several copies is not taken for a local one`() {
        #expect(log("127.0.0.1:9092", copies: 3).refusal(named: nil) != nil)
        #expect(log("127.0.0.1:9092", copies: 0).refusal(named: nil) != nil)
    }

    @Test func `a log that never held anything may be written to`() {
        #expect(log("kafka:9092", copies: 3, records: 0).refusal(named: nil) == nil)
    }

    @Test func `a cluster that is named rightly may be written to, a wrong name is refused everywhere`() throws {
        #expect(log("kafka:9092", copies: 3).refusal(named: "office-1") == nil)
        for servers in ["kafka:9092", "127.0.0.1:9092"] {
            for records in [0, 5] as [Int64] {
                let reason = try #require(log(servers, records: records).refusal(named: "office-2"))
                #expect(reason.contains("office-1"))
                #expect(!reason.contains("--into-real-log"))
            }
        }
    }
}
