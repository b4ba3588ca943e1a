import OrdersCore
import TerminalUI

// What the keys for lists do, in the dialog on top or in the pane with the focus.
extension DashboardApplication {
    func activeAddress(_ state: DashboardState) -> PartAddress {
        state.dialogs.last?.address ?? .pane(state.panes[state.focus].id)
    }

    private func activePart(_ state: DashboardState) -> (part: any Part, context: DashboardContext) {
        if let layer = state.dialogs.last { return (layer.dialog, context(ofDialogs: state)) }
        return (state.panes[state.focus], context(ofPane: state.focus, state))
    }

    func arrange(_ command: ListCommand, _ state: inout DashboardState) -> Effects {
        let hasList = activePart(state).part.arrangedList != nil
        guard hasList || command == .clear else {
            return notify(Notice(.refusal, "There is no list here to sort, filter or mark."), &state)
        }
        return tell(.list(command), at: activeAddress(state), &state)
    }

    func copyRow(_ state: inout DashboardState) -> Effects {
        let (part, context) = activePart(state)
        guard let copy = part.copiedText(in: context) else {
            return notify(Notice(.refusal, "There is no row to copy; the arrows select one."), &state)
        }
        return copyText(copy, &state)
    }

    func copyText(_ copy: CopiedText, _ state: inout DashboardState) -> Effects {
        if let reason = copy.refusal { return notify(Notice(.refusal, reason), &state) }
        let share = environment.shareCopy
        return [.copy(copy.text), .run("copy") { _ in await share(copy.text) }]
            + notify(Notice(.success, "Copied \(copy.name) to the clipboard."), &state)
    }

    func chooseCopy(_ state: inout DashboardState) -> Effects {
        let (part, context) = activePart(state)
        guard let copies = part.data(in: context)?.copies, !copies.isEmpty else {
            return notify(
                Notice(.refusal, "There is nothing to copy yet; \(refreshKey) asks the database again."),
                &state)
        }
        return open(CopyDialog(copies), &state)
    }

    func chooseExport(_ state: inout DashboardState) -> Effects {
        let (part, context) = activePart(state)
        guard let data = part.data(in: context) else {
            return notify(
                Notice(.refusal, "There is nothing to export yet; \(refreshKey) asks the database again."),
                &state)
        }
        return open(ExportDialog(data, findPath: environment.exportPath), &state)
    }

    private var refreshKey: String { keyName(of: .refresh, .ascii) }

    /// The text is made in the background, too: a long list takes a while.
    func write(_ export: Export, _ state: inout DashboardState) -> Effects {
        let (write, rows) = (environment.writeExport, export.rows.count)
        return [
            .query(nextEffectID("export", &state), { .init(kind: .exportWritten($0, rows: rows)) }) {
                try await write(export.fileName, export.text)
            }
        ]
    }

    func takeExport(
        _ result: Result<String, OrdersError>, rows: Int, _ state: inout DashboardState
    ) -> Effects {
        switch result {
        case .success(let path):
            let text = "Wrote \(rows == 1 ? "1 row" : "\(rows.grouped) rows") to \(path)."
            return note(text, &state) + notify(Notice(.success, text), &state)
        case .failure(let error): return report(error, during: "exporting", &state)
        }
    }
}
