import Projections
import TestDatabase
import Testing

/// What the public views say of the rows below them.
struct ContractViewsTests {
    func texts(_ rows: ViewRows, _ readModel: ReadModelName, _ query: String) async throws -> String? {
        try await MigratedDatabase.with(rows.script, readModels: [readModel]) { try await $0.text(query) }
    }

    @Test func `a clock is late when its day passed, soon for seven days, and ok while it stands`() async throws {
        var rows = ViewRows("housing_allowance")
        rows.standing(
            1,
            clocks: [
                ("decide-by", -1, true), ("supplement-by", -1, false), ("interview-by", 0, false),
                ("appeal-by", 7, false), ("forward-appeal-by", 8, false),
            ])
        let clocks = try await texts(
            rows, .housingAllowance,
            """
            select string_agg(concat_ws(' ', kind, whose, days_left, colour, is_stopped), ', ' order by kind)
              from housing_allowance.deadlines where legal_basis = 'art. 35 § 3 KPA'
            """)
        #expect(
            clocks == """
                appeal-by party 7 soon f, decide-by office -1 ok t, forward-appeal-by office 8 ok f, \
                interview-by office 0 soon f, supplement-by party -1 late f
                """)
    }

    @Test func `a case has the colour of the next of the office's own clocks that run`() async throws {
        var rows = ViewRows("housing_allowance")
        rows.standing(1, clocks: [("decide-by", 20, false), ("interview-by", 3, false), ("appeal-by", -9, false)])
        rows.standing(2, clocks: [("decide-by", -1, false), ("interview-by", 3, false)])
        rows.standing(3, clocks: [("decide-by", -1, true), ("supplement-by", -9, false)])
        rows.standing(4)
        let cases = try await texts(
            rows, .housingAllowance,
            """
            select string_agg(concat_ws(' ', colour, next_due - \(ViewRows.today)), ', ' order by application_id)
              from housing_allowance.applications
            """)
        #expect(cases == "soon 3, late -1, ok, ok")
    }

    @Test func `a case is there with nothing but its standing, as after an erasure`() async throws {
        var rows = ViewRows("housing_allowance")
        rows.standing(1, status: "erased")
        let found = try await texts(
            rows, .housingAllowance,
            "select concat_ws(' ', status, reference, applicant_email) from housing_allowance.applications")
        #expect(found == "erased")
    }

    @Test func `payments carry the running balance of their case`() async throws {
        var rows = ViewRows("housing_allowance")
        for (number, version, amount) in [(1, 8, 31_250), (1, 9, 0), (1, 10, 20_000), (2, 5, 7)] {
            rows.insert(
                "payment",
                [
                    ("application_id", ViewRows.id(number)), ("version", "\(version)"),
                    ("act", amount == 0 ? "'payment-suspended'" : "'payment-recorded'"), ("amount_grosze", "\(amount)"),
                ])
        }
        let balances = try await texts(
            rows, .housingAllowance,
            """
            select string_agg(paid_so_far_grosze::text, ', ' order by application_id, version)
              from housing_allowance.payments
            """)
        #expect(balances == "31250, 31250, 51250, 7")
    }

    @Test func `the workload counts open cases by unit and caseworker`() async throws {
        var rows = ViewRows("housing_allowance")
        rows.standing(1, unit: "DM", owner: "k01", clocks: [("decide-by", -2, false)])
        rows.standing(2, unit: "DM", owner: "k01", clocks: [("decide-by", 5, false)])
        rows.standing(3, status: "in-payment", unit: "DM", owner: "k01")
        rows.standing(4, status: "closed", unit: "DM", owner: "k01")
        rows.standing(5, status: "submitted", clocks: [("decide-by", 25, false)])
        let workload = try await texts(
            rows, .housingAllowance,
            """
            select string_agg(concat_ws(' ', coalesce(unit, '-'), coalesce(owner, '-'), open_cases, undecided_cases,
                                        late_cases, soon_cases, by_status::text), '; ' order by unit)
              from housing_allowance.workload
            """)
        #expect(
            workload == """
                DM k01 3 2 1 1 {"in-payment": 1, "in-verification": 2}; - - 1 1 0 0 {"submitted": 1}
                """)
    }

    @Test func `outcomes are the refused and parked records of this read model's live version`() async throws {
        var rows = ViewRows("housing_allowance")
        rows.standing(1)
        let outcomes = [
            ("housing-allowance", 1, 10, "refused"), ("housing-allowance", 1, 11, "duplicate"),
            ("housing-allowance", 2, 12, "refused"), ("alimony-fund", 1, 13, "refused"),
        ].map { projection, version, offset, outcome in
            """
            insert into projection.outcome (projection, version, topic, partition, record_offset, application_id,
                                            event_id, event_kind, outcome, refusal_code, current_version)
            values ('\(projection)', \(version), 't', 0, \(offset), \(ViewRows.id(1)), \(ViewRows.id(2)), 'decided',
                    '\(outcome)', 'wrong-version', 3);
            """
        }
        let parked = [("housing-allowance", 1, 20), ("housing-allowance", 2, 21)].map { projection, version, offset in
            """
            insert into projection.parked (projection, version, topic, partition, record_offset, reason, detail)
            values ('\(projection)', \(version), 't', 0, \(offset), 'value-not-json', 'The value is not JSON.');
            """
        }
        let script = rows.script + outcomes.joined() + parked.joined()
        let found = try await MigratedDatabase.with(script, readModels: [.housingAllowance]) {
            try await $0.text(
                """
                select string_agg(concat_ws(' ', record_offset, outcome, reason), ', ' order by record_offset)
                  from housing_allowance.outcomes
                """)
        }
        #expect(found == "10 refused wrong-version, 20 parked value-not-json")
    }

    @Test func `an income names its person, also one who is not listed`() async throws {
        var rows = ViewRows("social_assistance")
        rows.insert(
            "person",
            [
                ("application_id", ViewRows.id(1)), ("ordinal", "2"), ("role", "'family-member'"),
                ("name", "'Grzelak Filip'"),
            ])
        for (ordinal, person, name) in [(1, "2", "null"), (2, "null", "'Jan Obcy'")] {
            rows.insert(
                "income",
                [
                    ("application_id", ViewRows.id(1)), ("ordinal", "\(ordinal)"), ("person_ordinal", person),
                    ("person_name", name), ("kind", "'other'"),
                ])
        }
        let people = try await texts(
            rows, .socialAssistance, "select string_agg(person, ', ' order by ordinal) from social_assistance.incomes")
        #expect(people == "Grzelak Filip, Jan Obcy")
    }

    @Test func `an interview is told as rearranged, held, still arranged, or not held`() async throws {
        var rows = ViewRows("social_assistance")
        rows.standing(1, status: "ready-for-decision")
        rows.standing(2, status: "suspended", clocks: [("interview-by", 2, true)])
        rows.standing(3, status: "withdrawn")
        let acts = [
            (1, 3, "interview-scheduled", "2026-11-02"), (1, 4, "interview-scheduled", "2026-11-05"),
            (1, 6, "interview-completed", "2026-11-06"), (2, 3, "interview-scheduled", "2026-11-03"),
            (3, 3, "interview-scheduled", "2026-11-04"),
        ]
        for (number, version, act, day) in acts {
            rows.insert(
                "interview",
                [
                    ("application_id", ViewRows.id(number)), ("version", "\(version)"), ("act", "'\(act)'"),
                    ("interview_on", "'\(day)'"),
                ])
        }
        rows.append(
            "update social_assistance_v1.standing set suspended_from = 'interview' where status = 'suspended';")
        let interviews = try await texts(
            rows, .socialAssistance,
            """
            select string_agg(concat_ws(' ', interview_on, state, completed_on, due - \(ViewRows.today)), ', '
                              order by application_id, version)
              from social_assistance.interviews
            """)
        #expect(
            interviews == """
                2026-11-02 rearranged, 2026-11-05 held 2026-11-06, 2026-11-03 arranged 2, 2026-11-04 not-held
                """)
    }

    @Test func `a help plan says what became of every form of help`() async throws {
        var rows = ViewRows("social_assistance")
        rows.standing(1, status: "decided", decision: "granted")
        rows.standing(2)
        let needs = [
            (1, "help", "periodic-allowance"), (1, "help", "counselling"), (1, "purpose", "fuel"), (2, "help", "meal"),
        ]
        for (ordinal, (number, category, kind)) in needs.enumerated() {
            rows.insert(
                "need",
                [
                    ("application_id", ViewRows.id(number)), ("ordinal", "\(ordinal + 1)"),
                    ("category", "'\(category)'"), ("kind", "'\(kind)'"),
                ])
        }
        let plans = try await texts(
            rows, .socialAssistance,
            """
            select string_agg(concat_ws(' ', help, state, legal_basis), ', ' order by application_id, ordinal)
              from social_assistance.help_plans
            """)
        #expect(
            plans == """
                periodic-allowance granted art. 38 u.p.s. (GK), counselling without-decision art. 46 u.p.s. (GK), \
                meal applied-for art. 48–48b u.p.s. (GK)
                """)
    }

    @Test func `an applicant is told what is due and why, in the order of the clocks`() async throws {
        var rows = ViewRows("applicant_status")
        rows.standing(1, clocks: [("decide-by", 20, true), ("supplement-by", -1, false)])
        rows.standing(2)
        for number in 1...2 {
            rows.insert(
                "entry",
                [
                    ("application_id", ViewRows.id(number)), ("reference", "'R\(number)'"), ("benefit", "'b'"),
                    ("tracking_code_sha256", "''"), ("data_sha256", "''"), ("form_id", "'f'"), ("form_version", "'1'"),
                ])
        }
        let deadlines = try await texts(
            rows, .applicantStatus,
            """
            select string_agg(replace(deadlines::text, (\(ViewRows.today) + 20)::text, 'in 20 days'), ' ' order by reference)
              from applicant_status.applications where deadlines -> 1 ->> 'kind' = 'supplement-by' or reference = 'R2'
            """)
        let first = try #require(deadlines?.split(separator: "}").first)
        #expect(first == #"[{"due": "in 20 days", "kind": "decide-by", "basis": "art. 35 § 3 KPA""#)
        #expect(deadlines?.hasSuffix("}] []") == true)
    }

    @Test func `every view and every column of it says what it is`() async throws {
        let models: [ReadModelName] = [.housingAllowance, .socialAssistance, .applicantStatus]
        let silent = try await MigratedDatabase.with(readModels: models) {
            try await $0.text(
                """
                select string_agg(c.oid::regclass || coalesce('.' || a.attname, ''), ', ')
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  left join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0
                 where c.relkind = 'v' and n.nspname in ('housing_allowance', 'social_assistance', 'applicant_status')
                   and (obj_description(c.oid, 'pg_class') is null or col_description(c.oid, a.attnum) is null)
                """)
        }
        #expect(silent == nil)
    }
}
