import OrdersCore
import TerminalUI

/// What the keys of commands are called in sentences, whatever they are bound to.
struct KeyNames: Sendable {
    private let keyboard: Keyboard

    init(_ keyboard: Keyboard) {
        self.keyboard = keyboard
    }

    /// The first key of a command; how to reach it by name, where it has none.
    func callAsFunction(_ name: CommandName) -> String {
        let keys = CommandFacts.named(name).map { keyboard.keys(of: $0) }
        return keys?.first?.name(.ascii) ?? ":\(name.name)"
    }
}

// The commands that sentences speak of.
extension CommandName {
    static let refresh = CommandName(pane: nil, name: "refresh")
    static let freeze = CommandName(pane: nil, name: "freeze")
    static let log = CommandName(pane: nil, name: "log")
    static let undo = CommandName(pane: nil, name: "undo")
    static let liveTotals = CommandName(pane: "top-spenders", name: "live-totals")
    static let buildIndex = CommandName(pane: "indexes", name: "build-index")
    static let measureIndexes = CommandName(pane: "indexes", name: "advice")
    static let nextPlan = CommandName(pane: "indexes", name: "next-plan")
    static let wholePlan = CommandName(pane: "indexes", name: "whole-plan")
    static let archive = CommandName(pane: "archive", name: "archive")
    static let restore = CommandName(pane: "archive", name: "restore")
    static let verifyArchive = CommandName(pane: "archive", name: "verify")

    /// What pauses a job of a kind, or goes on with it.
    static func pause(_ kind: JobKind) -> CommandName { CommandName(pane: kind.pane, name: "pause") }

    /// What cancels a job of a kind.
    static func cancel(_ kind: JobKind) -> CommandName { CommandName(pane: kind.pane, name: "cancel") }
}

extension JobKind {
    /// The pane whose keys control such jobs.
    fileprivate var pane: PaneID {
        switch self {
        case .archive, .restore, .archiveVerify, .sweep: "archive"
        case .indexBuild, .indexDrop: "indexes"
        case .totalsBuild, .totalsRemoval, .totalsVerify: "top-spenders"
        }
    }
}
