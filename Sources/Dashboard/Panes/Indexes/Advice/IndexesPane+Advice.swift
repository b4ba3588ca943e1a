import OrdersCore
import TerminalUI

// Measuring what an index would bring: asked for by a dialog, run in the background, cancelled by the pane's key.
extension IndexesPane {
    static let adviceID: EffectID = "indexes.advice"

    /// Shows what was measured while the person was elsewhere; else asks what to measure.
    mutating func askForAdvice() -> [Output<Message>] {
        if let advice = advising.takeUnseen() {
            return [.open(AdviceDialog(advice: advice, catalog: catalog))]
        }
        return [.open(AdviceQuestionDialog(typed: advising.typed, last: advising.advice, catalog: catalog))]
    }

    mutating func advise(_ typed: String, in context: DashboardContext) -> [Output<Message>] {
        guard !advising.isUnderWay else { return [] }
        advising.begin(typed: typed)
        let (advisor, request) = (
            advisor, AdviceRequest(window: context.window, typed: advising.candidates)
        )
        return [
            .effect(
                .run(IndexesPane.adviceID, priority: .utility) { send in
                    do {
                        let advice = try await advisor.advise(request) { send(.adviceAdvanced($0)) }
                        send(.adviceEnded(.success(advice)))
                    } catch {
                        send(.adviceEnded(.failure(OrdersError(wrapping: error))))
                    }
                })
        ]
    }

    /// A window opens only over the pane that it belongs to: elsewhere it would take keys that were meant for
    /// something else.
    mutating func take(
        _ result: Result<MeasuredAdvice, OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        advising.end(result)
        switch result {
        case .success where context.isFocused: return askForAdvice()
        case .success:
            let key = context.keys(.measureIndexes)
            return [
                .notify(
                    Notice(.success, "The advice on indexes is there; \(key) in Indexes and plan shows it."))
            ]
        case .failure(let error):
            return [.notify(Notice(.failure, error.message)), .record(error, during: "advice")]
        }
    }

    mutating func cancelAdvice() -> [Output<Message>] {
        advising.cancel()
        return [
            .effect(.cancel(IndexesPane.adviceID)),
            .notify(Notice(.information, "The advice is cancelled; nothing of the sample is left.")),
        ]
    }

    /// How far it is, where it is under way.
    func adviceLines(in context: DashboardContext, _ glyphs: Glyphs) -> [Span]? {
        advising.progress.map { progress in
            [
                Span("\(glyphs.filledBullet) ", .accent), Span("advice: \(progress.stage)", .accent),
                Span("  \(Int(progress.fraction * 100)) %"),
                Span("  \(context.keys(.cancel(.indexBuild)))", .key), Span(" cancels", .dim),
            ]
        }
    }
}
