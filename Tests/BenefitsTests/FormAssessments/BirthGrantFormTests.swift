import Benefits
import Testing

/// SR-2.
struct BirthGrantFormTests {
    private func grant(_ example: String, filedOn: String = "2026-11-24") throws -> Assessment {
        try FormCase(form: "family-benefits/becikowe", example: example, filedOn: filedOn).assessment()
    }

    @Test func `twins are two grants, if the income allows it`() throws {
        let assessment = try grant("ojciec-blizniat")
        #expect(
            assessment.verdict
                == "open: Wniosek nie podaje całego dochodu rodziny. Gdy dochód nie jest wyższy niż 1 922,00 zł na osobę, "
                + "zapomoga wynosi 2 000,00 zł.")
        #expect(try assessment.formula("amount") == "1 000,00 zł × 2")
        #expect(try assessment.result("medical-care-2") == "spełniony")
        #expect(try assessment.result("family-size") == "4 os.")
    }

    @Test func `twelve months run from the birth`() throws {
        #expect(
            try grant("matka-z-zaswiadczeniem", filedOn: "2027-09-17").result("filing-deadline-1") == "spełniony")
        #expect(
            try grant("matka-z-zaswiadczeniem", filedOn: "2027-09-18").result("filing-deadline-1") == "niespełniony")
    }

    @Test func `those who took a child into care count from that day`() throws {
        #expect(try grant("opiekunka-prawna", filedOn: "2027-06-15").result("filing-deadline-1") == "spełniony")
        #expect(try grant("opiekunka-prawna", filedOn: "2027-06-16").result("filing-deadline-1") == "niespełniony")
        #expect(!(try grant("opiekunka-prawna").has("medical-care-1")))
    }

    @Test func `medical care is met, not met or still to be shown`() throws {
        #expect(try grant("matka-z-zaswiadczeniem").result("medical-care-1") == "spełniony")
        #expect(try grant("cudzoziemka-bez-pesel").result("medical-care-1") == "niespełniony")
        let later = try grant("zaswiadczenie-pozniej-gospodarstwo")
        #expect(try later.result("medical-care-1") == "do sprawdzenia")
        #expect(try later.step("medical-care-1").isUncertain)
    }
}
