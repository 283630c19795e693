import Applications
import EventLog
import Kafka
import Testing

@Suite struct TopicTests {
    @Test(arguments: [
        (BenefitCode.housingAllowance, "applications.housing-allowance.v1"),
        (.socialAssistance, "applications.social-assistance.v1"),
        (.familyBenefits, "applications.family-benefits.v1"),
        (.alimonyFund, "applications.alimony-fund.v1"),
    ])
    func `a benefit and its topic name each other`(benefit: BenefitCode, topic: String) {
        #expect(Topics.name(of: benefit) == topic)
        #expect(Topics.benefit(of: topic) == benefit)
    }

    @Test(arguments: [
        "", "applications.v1", "applications..v1", "applications.housing-allowance.v2", "applications.Housing.v1",
        "application-keys.v1", "x.applications.housing-allowance.v1", "applications.housing.allowance.v1",
    ])
    func `another topic belongs to no benefit`(topic: String) {
        #expect(Topics.benefit(of: topic) == nil)
    }

    @Test func `a topic keeps everything, in twelve partitions`() {
        let topic = Topics.specification(of: .housingAllowance, settings: .production)
        #expect(topic.name == "applications.housing-allowance.v1")
        #expect(topic.partitions == 12)
        #expect(topic.replicationFactor == 3)
        #expect(
            topic.configuration == [
                "cleanup.policy": "delete", "retention.ms": "-1", "retention.bytes": "-1",
                "unclean.leader.election.enable": "false", "min.insync.replicas": "2",
            ])
    }

    @Test func `a single broker forces every record to disk`() {
        let topic = Topics.specification(of: .housingAllowance, settings: .singleBroker)
        #expect(topic.replicationFactor == 1)
        #expect(topic.configuration["min.insync.replicas"] == "1")
        #expect(topic.configuration["flush.messages"] == "1")
    }
}
