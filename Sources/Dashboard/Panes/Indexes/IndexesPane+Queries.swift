import OrdersCore
import TerminalUI

// What is asked of the store, and its answers.
extension IndexesPane {
    mutating func markStale() {
        list.markStale()
        plan.markStale()
    }

    mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        loadList(in: context, isForced) + loadSizes(in: context, isForced: isForced)
            + loadPlan(in: context, isForced)
    }

    private mutating func loadList(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard list.starts(at: context.now, isForced: isForced) else { return [] }
        let catalog = catalog
        return [.effect(.query("indexes.list", Message.indexesLoaded) { try await catalog.indexes() })]
    }

    private mutating func loadSizes(
        in context: DashboardContext, isForced: Bool = false
    ) -> [Output<Message>] {
        guard let names = list.value?.map(\.name), isForced || names != sizedNames else { return [] }
        sizes.markStale()
        guard sizes.starts(at: context.now, isForced: isForced) else { return [] }
        sizedNames = names
        let catalog = catalog
        return [
            .effect(
                .run("indexes.sizes") { send in
                    do {
                        let sizes = try await catalog.indexSizes(anew: isForced) { send(.sizesFound($0)) }
                        send(.sizesLoaded(.success(sizes)))
                    } catch {
                        send(.sizesLoaded(.failure(OrdersError(wrapping: error))))
                    }
                })
        ]
    }

    /// Plans cost nothing and come first; the time that the report takes follows.
    private mutating func loadPlan(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard plan.starts(at: context.now, isForced: isForced) else { return [] }
        questions += 1
        let (catalog, at, question) = (catalog, context.asOf ?? context.now, questions)
        return [
            .effect(
                .run("indexes.plan") { send in
                    do {
                        send(.plansExplained(try await catalog.plans(at: at)))
                        let measured = try await catalog.plan(of: .top, measured: true, at: at)
                        send(.planMeasured(.success(measured), question: question))
                    } catch {
                        let error = OrdersError(wrapping: error)
                        send(.planMeasured(.failure(error), question: question))
                    }
                })
        ]
    }

    mutating func take(
        _ result: Result<[IndexInfo], OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        list.take(result, in: context)
        findings = IndexFindings(indexes)
        arrangeEntries()
        let failures = Output<Message>.recording(result, during: "indexes")
        return failures + loadSizes(in: context)
    }

    mutating func take(
        _ result: Result<[String: Int64], OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        sizes.take(result, in: context)
        knownSizes = sizes.value ?? knownSizes
        arrangeEntries()
        // Another try is worth it where the engine was only busy; what it can't tell it never will.
        if case .failure(let error) = result, error.code == .busy { sizedNames = nil }
        return Output.recording(result, during: "index sizes")
    }

    mutating func take(
        _ result: Result<QueryPlan, OrdersError>, question: Int, in context: DashboardContext
    ) -> [Output<Message>] {
        plan.take(result, in: context)
        if plan.failure == nil, let value = plan.value { plans[.top] = value }
        guard case .success(let new) = result else {
            return Output.recording(result, during: "the report's plan")
        }
        guard comparison?.takes(new, question: question) == true else { return [] }
        return comparison.map { [.notify(Notice(.success, $0.sentence))] } ?? []
    }
}
