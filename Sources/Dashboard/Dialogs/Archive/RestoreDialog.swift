import OrdersCore
import TerminalUI

/// Asks which archived orders shall go back to main: all, or those of some months. The plan of the job and the
/// question whether to start it come after.
struct RestoreDialog: Dialog {
    enum Message: Sendable {
        case typed(Key)
        case movedOn
        case movedBack
        case pressed
    }

    /// Where the keys go, in the order of Tab.
    enum Stop: Int, CaseIterable, Hashable, Sendable {
        case everything
        case first
        case last
        case proceed
        case cancel
    }

    /// What the archive held when it was last counted.
    let holding: ArchiveStatus.Holding?
    private let confirmation: MoveConfirmation
    var stop: Stop = .everything
    /// Whether only some months are chosen.
    var isSome = false
    var first = TextField()
    var last = TextField()
    var refusal: String?

    init(holding: ArchiveStatus.Holding?, confirmation: MoveConfirmation) {
        self.holding = holding
        self.confirmation = confirmation
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.tab, .down, .right], label: "next", help: "Go to the next field or button.",
            action: .movedOn, footerRank: 2),
        KeyBinding(
            keys: [.backTab, .up, .left], label: "back", help: "Go to the field or button before.",
            action: .movedBack),
        KeyBinding(
            keys: [.enter], label: "proceed", help: "Look at what would be restored; a question follows.",
            action: .pressed, footerRank: 1),
    ]

    func message(typing key: Key) -> Message? {
        guard var field = field else { return nil }
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .pasted(let text): change { $0.paste(text) }
        case .clicked(let point): return click(point, in: context)
        default: break
        }
        return []
    }

    /// A click on a button is choosing it and pressing it.
    private mutating func click(_ point: Point, in context: DashboardContext) -> [Output<Message>] {
        guard let clicked = stop(at: point, in: context.size) else { return [] }
        go(to: clicked)
        return clicked == .proceed || clicked == .cancel ? press() : []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .typed(let key): change { _ = $0.handle(key) }
        case .movedOn: go(by: 1)
        case .movedBack: go(by: -1)
        case .pressed: return press()
        }
        return []
    }

    private var field: TextField? {
        switch stop {
        case .first: first
        case .last: last
        default: nil
        }
    }

    private mutating func change(_ body: (inout TextField) -> Void) {
        switch stop {
        case .first: body(&first)
        case .last: body(&last)
        default: return
        }
        refusal = nil
    }

    private mutating func go(by steps: Int) {
        let count = Stop.allCases.count
        go(to: Stop.allCases[(stop.rawValue + steps + count) % count])
    }

    /// Going to a choice makes it.
    private mutating func go(to next: Stop) {
        stop = next
        if stop == .everything { isSome = false }
        if stop == .first || stop == .last { isSome = true }
    }

    private mutating func press() -> [Output<Message>] {
        guard stop != .cancel else { return [.close] }
        do {
            let range = try MonthRange(
                first: isSome ? first.text : "", last: isSome ? last.text : "")
            let selection = ArchiveSelection(direction: .restore, from: range.from, until: range.until)
            return [.close, .open(confirmation.dialog(selection))]
        } catch {
            refusal = error.message
            return []
        }
    }
}
