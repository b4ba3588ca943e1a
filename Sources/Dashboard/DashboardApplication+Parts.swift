import OrdersCore
import TerminalUI

// Speaking with panes and dialogs.
extension DashboardApplication {
    /// What everybody may know.
    func context(_ state: DashboardState) -> DashboardContext {
        context(state, size: state.size, isFocused: false)
    }

    /// The same for a part, which has its own room.
    private func context(_ state: DashboardState, size: Size, isFocused: Bool) -> DashboardContext {
        let store = environment.store
        return DashboardContext(
            now: state.now, shownNow: state.refresh.frozenAt ?? state.now, asOf: environment.options.asOf,
            size: size, isFocused: isFocused, isFrozen: state.refresh.isFrozen,
            interval: state.refresh.interval,
            selectedUser: state.selectedUser, jobs: state.jobs, overview: state.overview.value,
            undo: state.undo, keys: KeyNames(environment.keyboard), latency: state.latency,
            log: state.log, availability: { store.availability(of: $0).asSentence })
    }

    func context(ofPane pane: Int, _ state: DashboardState) -> DashboardContext {
        let isFocused = pane == state.focus
        return context(state, size: state.layout.room(of: pane), isFocused: isFocused)
    }

    func context(ofDialogs state: DashboardState) -> DashboardContext {
        context(state, size: state.layout.dialogs.size, isFocused: true)
    }

    /// Sends a part one of its own messages.
    func tell(_ message: any Sendable, at address: PartAddress, _ state: inout DashboardState) -> Effects {
        change(address, &state) { $0.take(message, at: address, in: $1) }
    }

    /// Tells a part what happened.
    func tell(_ event: PartEvent, at address: PartAddress, _ state: inout DashboardState) -> Effects {
        change(address, &state) { $0.receive(event, at: address, in: $1) }
    }

    func tellPanes(_ event: PartEvent, _ state: inout DashboardState) -> Effects {
        var effects: Effects = []
        for pane in state.panes { effects += tell(event, at: .pane(pane.id), &state) }
        return effects
    }

    /// Tells panes and dialogs.
    func tellAll(_ event: PartEvent, _ state: inout DashboardState) -> Effects {
        var effects = tellPanes(event, &state)
        for layer in state.dialogs { effects += tell(event, at: layer.address, &state) }
        return effects
    }

    /// Changes the part at an address and does what it wants; nothing when it is gone.
    private func change(
        _ address: PartAddress, _ state: inout DashboardState,
        _ body: (inout any Part, DashboardContext) -> [Output<DashboardMessage>]
    ) -> Effects {
        switch address {
        case .pane(let id):
            guard let index = state.panes.firstIndex(where: { $0.id == id }) else { return [] }
            var part: any Part = state.panes[index]
            let outputs = body(&part, context(ofPane: index, state))
            if let pane = part as? any Pane { state.panes[index] = pane }
            return outputs.flatMap { carryOut($0, of: address, &state) }
        case .dialog(let id):
            guard let index = state.dialogs.firstIndex(where: { $0.id == id }) else { return [] }
            var part: any Part = state.dialogs[index].dialog
            let outputs = body(&part, context(ofDialogs: state))
            if let dialog = part as? any Dialog { state.dialogs[index].dialog = dialog }
            return outputs.flatMap { carryOut($0, of: address, &state) }
        }
    }

    private func carryOut(
        _ output: Output<DashboardMessage>, of address: PartAddress, _ state: inout DashboardState
    ) -> Effects {
        switch output {
        case .effect(let effect): return [effect]
        case .selectUser(let user): return select(user, &state)
        case .open(let dialog): return open(dialog, &state)
        case .close:
            guard case .dialog(let id) = address else { return [] }
            return close(id, &state)
        case .startJob(let job, let plan): return start(job, confirmed: plan, &state)
        case .resumeJob(let id): return resume(id, &state)
        case .request(let request, let id): return ask(request, of: id, &state)
        case .offerUndo(let offer):
            let isOthers = state.undo.map { .pane($0.pane) != address } ?? false
            if offer != nil || !isOthers { state.undo = offer }
            return []
        case .notify(let notice): return notify(notice, &state)
        case .record(let error, let activity): return record(error, during: activity, &state)
        case .measured(let measurement):
            state.latency.append(measurement)
            return []
        case .copy(let text, let name):
            return copyText(CopiedText(name: name, text: text), &state)
        case .send(let message): return update(&state, message)
        }
    }

    private func select(_ user: User, _ state: inout DashboardState) -> Effects {
        state.selectedUser = user
        return tellPanes(.userSelected(user), &state)
    }
}
