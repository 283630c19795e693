import Testing

@testable import Importer

struct LogNameTests {
    @Test func `a file named after a person is told apart in the log without that name`() {
        let name = LogName("housing-allowance__dodatek-mieszkaniowy__Anna-Kowalska.csv").description
        #expect(name.hasPrefix("housing-allowance__dodatek-mieszkaniowy__#"))
        #expect(name.hasSuffix(".csv"))
        #expect(!name.contains("Kowalska"))
        #expect(LogName("housing-allowance__dodatek-mieszkaniowy__Jan-Nowak.csv").description != name)
    }

    @Test(arguments: ["Anna Kowalska.csv", "Anna__Kowalska__2026.csv", "a__b__c.Kowalska-Anna", "Kowalska"])
    func `any other name shows its mark alone`(name: String) {
        let shown = LogName(name).description
        #expect(!shown.contains("Kowalska"))
        #expect(!shown.contains("Anna"))
    }
}
