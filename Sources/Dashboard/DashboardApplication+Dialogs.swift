import TerminalUI

// Dialogs open and close in layers.
extension DashboardApplication {
    func open(_ dialog: any Dialog, _ state: inout DashboardState) -> Effects {
        state.lastDialog += 1
        let layer = DialogLayer(id: DialogID(number: state.lastDialog), dialog: dialog)
        state.dialogs.append(layer)
        return tell(.appeared, at: layer.address, &state)
    }

    func close(_ id: DialogID, _ state: inout DashboardState) -> Effects {
        guard let index = state.dialogs.firstIndex(where: { $0.id == id }) else { return [] }
        return state.dialogs.remove(at: index).dialog.effectIDs.map { .cancel($0) }
    }
}
