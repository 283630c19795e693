import Benefits
import Testing

/// SR-3, SR-4 and SR-6: benefits of a fixed amount without income test.
struct CareFormTests {
    private func assessment(_ form: String, _ example: String, filedOn: String = "2026-11-24") throws -> Assessment {
        try FormCase(form: "family-benefits/\(form)", example: example, filedOn: filedOn).assessment()
    }

    @Test func `the nursing benefit grows with each child`() throws {
        let one = try assessment("swiadczenie-pielegnacyjne", "matka-pierwszy-wniosek")
        #expect(one.payments == ["świadczenie pielęgnacyjne: 338600 monthly ?…?"])
        #expect(one.amount?.grosze == 338_600)
        #expect(one.summary.replacing("\u{a0}", with: " ") == "świadczenie pielęgnacyjne: 3 386,00 zł miesięcznie")
        let two = try assessment("swiadczenie-pielegnacyjne", "podwyzszenie-na-drugie-dziecko")
        #expect(two.grosze == 677_200)
        #expect(try !two.step("increase").isUncertain)
    }

    @Test func `who turned 18 does not count`() throws {
        let last = try assessment(
            "swiadczenie-pielegnacyjne", "ojciec-pracujacy-dalsza-wyplata", filedOn: "2028-03-17")
        // No row of the rule table for 2028.
        #expect(last.verdict.hasPrefix("open: Tabela stawek"))
        let adult = try assessment(
            "swiadczenie-pielegnacyjne", "ojciec-pracujacy-dalsza-wyplata", filedOn: "2028-03-18")
        #expect(adult.verdict == "not entitled: Żadna osoba z wniosku nie ma mniej niż 18 lat.")
    }

    @Test func `a ruling that ended leaves the outcome open`() throws {
        let form = "zasilek-pielegnacyjny"
        #expect(try assessment(form, "stopien-umiarkowany", filedOn: "2031-07-31").grosze == 21_584)
        #expect(
            try assessment(form, "stopien-umiarkowany", filedOn: "2031-08-01").verdict
                == "open: Orzeczenie straciło ważność przed złożeniem wniosku. Ten warunek to wiedza ogólna, nie "
                + "sprawdzono go w ustawie (GK).")
        #expect(try assessment(form, "podopieczny-mieszka-gdzie-indziej").grosze == 21_584)
    }

    @Test func `75 years are over on the birthday`() throws {
        let form = "zasilek-pielegnacyjny"
        #expect(try assessment(form, "ukonczone-75-lat", filedOn: "2026-03-12").grosze == 21_584)
        #expect(
            try assessment(form, "ukonczone-75-lat", filedOn: "2026-03-11").verdict
                .hasPrefix("open: W dniu złożenia wniosku osoba nie miała 75 lat."))
    }

    @Test func `a child's ground ends at 16 and a moderate degree has to be older than 21`() throws {
        let form = "zasilek-pielegnacyjny"
        // Born on 29 February 2016: the 16th birthday is that of 2032, when the ruling is no longer valid either.
        #expect(try assessment(form, "dziecko-z-orzeczeniem", filedOn: "2028-10-31").result("ground") == "spełniony")
        #expect(
            try assessment(form, "dziecko-z-orzeczeniem", filedOn: "2032-02-29").result("ground") == "niespełniony")
        let late = FormCase(
            form: "family-benefits/\(form)", example: "nastolatka-stopien-umiarkowany",
            changes: [("2015-01-01", "2030-05-05")])
        #expect(try late.assessment().verdict.hasPrefix("open: Niepełnosprawność powstała po ukończeniu 21 lat."))
    }

    @Test func `the parental benefit waits for what the other parent draws`() throws {
        let form = "swiadczenie-rodzicielskie"
        #expect(try assessment(form, "ojciec-po-zasilku-matki", filedOn: "2026-09-26").grosze == 100_000)
        #expect(
            try assessment(form, "ojciec-po-zasilku-matki", filedOn: "2026-09-25").verdict
                .hasPrefix("open: Druga osoba w dniu złożenia wniosku pobierała świadczenie"))
        #expect(try assessment(form, "bliznieta-wspolna-opieka").result("duration") == "dzieci: 2")
    }
}
