internal import Applications
internal import Postgres
internal import Projection

/// One row for every payment, and for where payment was suspended or resumed.
enum PaymentRows {
    static func write(_ accepted: FoldedBatch.Accepted, to changes: inout RowChanges) {
        let body = accepted.event.body
        let columns: [PostgresValue]
        switch body {
        case .paymentRecorded(let payment):
            columns = [
                .int8(Int64(payment.amountGrosze)), .date(daysSince1970: payment.paidOn.daysSince1970),
                .optionalText(payment.month?.iso), .null,
            ]
        case .paymentSuspended(let suspended): columns = [.int8(0), .null, .null, .text(suspended.reason)]
        case .paymentResumed(let resumed): columns = [.int8(0), .null, .null, .optionalText(resumed.reason)]
        default: return
        }
        changes.append(
            [
                .uuid(accepted.state.id.postgres), .int4(Int32(clamping: accepted.state.version)),
                .text(body.kind.rawValue),
            ] + columns, to: CaseTables.payment)
    }
}
