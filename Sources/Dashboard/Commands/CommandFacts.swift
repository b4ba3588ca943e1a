public import TerminalUI

/// A command as one may look it up without any database: what it is called, where it works, its keys.
public struct CommandFacts: Sendable {
    public let name: CommandName
    /// Where its keys work: a pane's name, or `Everywhere`.
    public let place: String
    /// Its keys as long as nobody changes them.
    public let keys: [Key]
    public let help: String
    /// Whether its keys work wherever the focus is.
    let worksEverywhere: Bool

    init<Action>(
        _ binding: KeyBinding<Action>, of pane: PaneID?, place: String, worksEverywhere: Bool
    ) {
        name = CommandName(pane: pane, name: binding.name)
        self.place = place
        keys = binding.keys
        help = binding.help
        self.worksEverywhere = worksEverywhere
    }
}

extension CommandFacts {
    /// Every command, by place: each pane's, then those of the dashboard itself.
    public static let all: [CommandFacts] = PaneRegistry.commands + everywhere

    /// The command of that name; nil when there is none.
    public static func named(_ name: String) -> CommandFacts? {
        all.first { $0.name.description == name }
    }

    /// The command of that name; nil when there is none.
    static func named(_ name: CommandName) -> CommandFacts? { byName[name] }

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    private static var everywhere: [CommandFacts] {
        let maps = [
            DashboardKeys.screen, DashboardKeys.panes(PaneRegistry.names), DashboardKeys.moving,
            DashboardKeys.lists,
        ]
        return maps.flatMap(\.bindings).map {
            CommandFacts($0, of: nil, place: "Everywhere", worksEverywhere: true)
        }
    }
}
