import OrdersCore
import TerminalUI

// Which source answers: the person's choice, and what becomes of it.
extension TopSpendersPane {
    /// The next source, in a circle; one that can't answer is passed over with the reason.
    mutating func changeSource(in context: DashboardContext) -> [Output<Message>] {
        let reason = choice == .auto ? reasonAgainstLive(in: context) : nil
        choice = reason == nil ? choice.next : choice.next.next
        let notice = reason.map { Notice(.refusal, "\($0) \(choice.sentence)") }
        return [.notify(notice ?? Notice(.information, choice.sentence))] + askAnew(in: context)
    }

    /// The live totals that were insisted on went away: better figures with a word than none.
    mutating func giveUpLive(_ error: OrdersError, in context: DashboardContext) -> [Output<Message>] {
        choice = .auto
        return [.notify(Notice(.refusal, "\(error.message) \(choice.sentence)"))] + askAnew(in: context)
    }

    private mutating func askAnew(in context: DashboardContext) -> [Output<Message>] {
        report.askAnew()
        return load(in: context, isForced: true)
    }
}

extension ReportSourceChoice {
    fileprivate var next: ReportSourceChoice {
        switch self {
        case .auto: .live
        case .live: .direct
        case .direct: .auto
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .auto: "The source is auto: the fastest that is exact."
        case .live: "The source is the live totals only."
        case .direct: "The source is the orders only, added up directly."
        }
    }
}
