internal import Applications

extension OpenCase {
    /// The details of an act at its time. What the course foresaw is crossed out.
    mutating func body(of act: Act, at time: Instant, caseNumber: () -> String) -> EventBody {
        let day = time.warsawDate
        switch act {
        case .register:
            return .registered(
                Registered(caseNumber: caseNumber(), registeredOn: day, unit: OfficeUnit.of(form.benefit).name))
        case .assign: return assigned(to: caseworker)
        case .reassign:
            course.isReassigned = false
            return assigned(to: random.pick(OfficeUnit.of(form.benefit).caseworkers))
        case .transfer: return transferred()
        case .withdraw:
            course.withdrawal = nil
            return .withdrawn(Withdrawn(reason: Wording.withdrawal(&random)))
        case .call: return .supplementRequested(called(on: day))
        case .recordService: return .supplementRequested(served(course.call?.sent ?? called(on: day), on: day))
        case .supplement: return supplemented()
        case .leave:
            course.call = nil
            return .leftUnexamined(LeftUnexamined(cause: .defectsNotMended))
        case .scheduleInterview: return interviewScheduled(after: day)
        case .completeInterview:
            course.interview = nil
            return .interviewCompleted(InterviewCompleted(on: day))
        case .extend:
            course.isExtended = false
            let due = max(state.deadline(.decideBy)?.due ?? day, day)
            return .deadlineExtended(
                DeadlineExtended(
                    until: due.adding(days: random.within(14...45)).movedToWorkingDay,
                    reason: Wording.extensionReason(&random)))
        case .suspend:
            course.isSuspended = false
            return .suspended(Suspended(reason: Wording.suspension(&random)))
        case .resume: return .resumed(Resumed(reason: random.chance(0.6) ? "Ustała przyczyna zawieszenia." : nil))
        case .note: return .noteAdded(NoteAdded(text: Wording.note(&random)))
        case .close: return .closed(Closed(reason: award.paid > 0 ? "Zakończono wypłatę." : "Sprawa załatwiona."))
        case .erase: return .erased(Erased(basis: "Upływ roku przechowywania danych osób, którym nie przyznano (GK)."))
        case .decide, .serve, .appeal, .resolveAppeal, .becomeFinal: return ruling(act, on: day)
        case .pay, .suspendPayment, .resumePayment, .change: return payment(act, on: day)
        }
    }

    private func assigned(to caseworker: String) -> EventBody {
        .assigned(Assigned(caseworker: caseworker, unit: OfficeUnit.of(form.benefit).name))
    }

    private mutating func transferred() -> EventBody {
        course.isTransferred = false
        return .transferred(
            Transferred(
                authority: random.pick([
                    "Gminny Ośrodek Pomocy Społecznej w Świerklańcu", "Ośrodek Pomocy Społecznej w Bobrownikach",
                    "Zakład Ubezpieczeń Społecznych", "Wojewoda Śląski",
                ]), reason: "Właściwy jest inny organ."))
    }

    /// A call handed over at the counter is served at once; of one that goes by post the receipt comes later.
    private mutating func called(on day: LocalDate) -> SupplementRequested {
        let isFormal = Procedure.of(form.benefit).calls.count == 1 || random.chance(0.4)
        let isMissing = random.chance(0.7)
        let weeks = random.within(0...2)
        let call = SupplementRequested(
            defects: Wording.defects(form.benefit, &random),
            basis: isFormal ? .formalDefects : isMissing ? .missingDocuments : .formDefect,
            days: isFormal ? 7 + 7 * (weeks % 2) : isMissing ? 14 + 7 * weeks : 14,
            servedOn: course.call?.isByPost == true ? nil : day)
        course.call?.sent = call
        return call
    }

    private mutating func served(_ call: SupplementRequested, on day: LocalDate) -> SupplementRequested {
        let servedOn = max(state.filedAt.warsawDate, day.adding(days: -random.within(0...2)))
        return SupplementRequested(defects: call.defects, basis: call.basis, days: call.days, servedOn: servedOn)
    }

    /// Documents, and sometimes the whole form again with every document there.
    private mutating func supplemented() -> EventBody {
        course.call = nil
        if random.chance(0.3) {
            var corrected = filing
            corrected.isCorrection = true
            var answersRandom = answersRandom
            let filled = form.fill(corrected, &answersRandom)
            return .supplemented(
                Supplemented(
                    channel: filing.channel, dataSha256: Hex.encode(Identity.sha256(filled.answers)),
                    answers: OpaqueJSON(bytes: filled.answers), documents: filled.documents))
        }
        let documents = (0..<random.within(1...3)).map { _ in
            Attachments.document(random.pick(["uzupelnienie", "zaswiadczenie", "oswiadczenie"]), &random)
        }
        return .supplemented(Supplemented(channel: filing.channel, documents: documents))
    }

    private mutating func interviewScheduled(after day: LocalDate) -> EventBody {
        let isUrgent = course.interview?.isUrgent == true
        var on = day.adding(days: random.within(isUrgent ? 0...1 : 1...8))
        while !on.isWorkingDay { on = on.adding(days: 1) }
        // Arranged once already: this is the other day.
        if course.interview?.on != nil { course.interview?.isRescheduled = false }
        course.interview?.on = on
        return .interviewScheduled(InterviewScheduled(on: on, urgent: isUrgent))
    }
}
