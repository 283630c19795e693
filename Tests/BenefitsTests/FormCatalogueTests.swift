import Applications
import Benefits
import JSON
import Testing

@Suite struct FormCatalogueTests {
    @Test func `the housing allowance is known with its authority, topic and period`() throws {
        let catalogue = try FormCatalogue(files: FormFiles.all)
        let benefit = try #require(catalogue.benefit(.housingAllowance))
        #expect(benefit.name == "Dodatek mieszkaniowy")
        #expect(benefit.topic == "applications.housing-allowance.v1")
        #expect(benefit.paymentPeriod?.months == 6)
        #expect(benefit.paymentPeriod?.payDay == 10)
        #expect(benefit.decidingAuthority.contains("Burmistrz"))
        #expect(catalogue.benefit(BenefitCode(rawValue: "bon-cieplowniczy")) == nil)
    }

    @Test(arguments: [("2021-06-30", nil), ("2021-07-01", "1"), ("2026-04-01", "1")])
    func `the form in force depends on the filing day`(day: String, version: String?) throws {
        let catalogue = try FormCatalogue(files: FormFiles.all)
        let date = try #require(LocalDate(iso: day))
        #expect(catalogue.current(benefit: .housingAllowance, on: date)?.version == version)
    }

    @Test func `a form is found by its identity only`() throws {
        let catalogue = try FormCatalogue(files: FormFiles.all)
        #expect(catalogue.form(benefit: .housingAllowance, id: "dodatek-mieszkaniowy", version: "1") != nil)
        #expect(catalogue.form(benefit: .housingAllowance, id: "dodatek-mieszkaniowy", version: "2") == nil)
        #expect(catalogue.form(benefit: .familyBenefits, id: "dodatek-mieszkaniowy", version: "1") == nil)
    }

    @Test func `the published schema is the file itself`() throws {
        #expect(try FormFiles.housingAllowance().schemaBytes == FormFiles.all["\(FormFiles.form)/schema.json"])
    }

    @Test(arguments: ["schema.json", "form.json"])
    func `a listed form without its file is a load error`(name: String) throws {
        var files = FormFiles.all
        files["\(FormFiles.form)/\(name)"] = nil
        let error = try #require(throws: FormLoadError.self) { try FormCatalogue(files: files) }
        #expect(error.file == "\(FormFiles.form)/\(name)")
        #expect(error.reason.contains("missing"))
    }

    @Test func `no files at all are a load error`() {
        #expect(throws: FormLoadError.self) { try FormCatalogue(files: [:]) }
    }

    @Test(arguments: [
        ("form.json", "\"kind\": \"countEquals\"", "\"kind\": \"countMatches\"", "/checks/6"),
        ("form.json", "\"of\": \"/household/members\",", "", "/checks/6/of"),
        ("form.json", "\"kind\": \"yes-no\"", "\"kind\": \"maybe\"", "/sections/7/fields/1"),
        ("form.json", "\"version\": \"1\"", "\"version\": \"2\"", ""),
        ("form.json", "\"/applicant/lastName\"", "\"/applicant/firstName\"", ""),
        ("form.json", "\"sections\": [", "\"sections\": {", ""),
        ("form.json", "\"email\": \"/contact/email\"", "\"email\": \"/contact/mail\"", "/contact/email"),
        ("form.json", "\"left\": \"/expenses/month\"", "\"left\": \"/expenses/moth\"", "/checks/15"),
        ("form.json", "\"as\": \"nrb\"", "\"as\": \"iban\"", "/checks/18"),
        ("schema.json", "\"maxItems\": 30", "\"maxItems\": -30", "/$defs/attachments/maxItems"),
        ("schema.json", "^20\\\\d{2}", "^20\\\\d{2", "/$defs/month/pattern"),
    ])
    func `a mistake in a form names the file and the place`(
        name: String, text: String, other: String, pointer: String
    ) throws {
        let path = "\(FormFiles.form)/\(name)"
        let files = try FormFiles.replacing(text, with: other, in: path)
        let error = try #require(throws: FormLoadError.self) { try FormCatalogue(files: files) }
        #expect(error.file == path)
        #expect(error.pointer == pointer)
        #expect(!error.reason.isEmpty)
        #expect(error.description.contains(path))
    }

    @Test(arguments: [
        ("\"code\": \"housing-allowance\"", "\"code\": \"alimony-fund\"", ""),
        ("applications.housing-allowance.v1", "applications.housing.v1", ""),
        ("\"months\": 6", "\"months\": \"6\"", "/paymentPeriod/months"),
        ("2021-07-01", "2021-07-32", "/forms/0/validFrom"),
        ("\"validTo\": null", "\"validTo\": \"2021-01-01\"", "/forms/0"),
    ])
    func `a mistake in a benefit names the file and the place`(text: String, other: String, pointer: String) throws {
        let path = "housing-allowance/benefit.json"
        let files = try FormFiles.replacing(text, with: other, in: path)
        let error = try #require(throws: FormLoadError.self) { try FormCatalogue(files: files) }
        #expect(error.file == path)
        #expect(error.pointer == pointer)
    }
}
