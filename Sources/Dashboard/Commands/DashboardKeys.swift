import TerminalUI

/// The keys that work everywhere. Footer, help, palette and the README's table are made from these.
enum DashboardKeys {
    typealias Binding = KeyBinding<DashboardCommand>

    /// Keys for moving in lists.
    static let moving: KeyMap<DashboardCommand> = [
        Binding(
            name: "up", keys: [.up, .character("k")], label: "move", help: "Select the row above.",
            action: .move(.up),
            footerRank: 2, footerKeys: [.up, .down]),
        Binding(
            keys: [.down, .character("j")], label: "down", help: "Select the row below.",
            action: .move(.down)),
        Binding(
            keys: [.pageUp], label: "page up", help: "Go up by a screenful.", action: .move(.pageUp)),
        Binding(
            keys: [.pageDown], label: "page down", help: "Go down by a screenful.",
            action: .move(.pageDown)),
        Binding(
            keys: [.character("g"), .home], label: "first", help: "Go to the first row.",
            action: .move(.first)),
        Binding(
            keys: [.character("G"), .end], label: "last", help: "Go to the last row.", action: .move(.last)),
    ]

    /// Keys that arrange a list and take from it, in panes and dialogs that have one.
    static let lists: KeyMap<DashboardCommand> = [
        Binding(
            keys: [.character("f")], label: "filter", help: "Show only rows that hold what is typed.",
            action: .list(.filter), footerRank: 11),
        Binding(
            keys: [.character("o")], label: "sort",
            help: "Sort by the next column, at last in the list's own order.",
            action: .list(.sort), footerRank: 12),
        Binding(
            keys: [.character("O")], label: "reverse", help: "Turn the order of the list round.",
            action: .list(.reverse)),
        Binding(
            keys: [.character("M"), .insert], label: "mark",
            help: "Mark the selected row for copying and exporting, or take the mark away.",
            action: .list(.mark)),
        Binding(
            keys: [.escape], label: "clear", help: "Take the filter away, or the marks.",
            action: .list(.clear)),
        Binding(
            keys: [.character("y")], label: "copy",
            help: "Copy the marked rows or the selected one to the clipboard.",
            action: .copyRow, footerRank: 13),
        Binding(
            keys: [.character("Y")], label: "copy what",
            help: "Choose what to copy: the row, a value, a statement.",
            action: .copyChosen),
        Binding(
            keys: [.character("e")], label: "export", help: "Write the list to a new file, CSV or JSON.",
            action: .export, footerRank: 14),
    ]

    /// Keys for the screen.
    static let screen: KeyMap<DashboardCommand> = [
        Binding(
            keys: [.tab, .right, .character("l")], label: "next pane", help: "Go to the next pane.",
            action: .focusNext),
        Binding(
            keys: [.backTab, .left, .character("h")], label: "previous pane",
            help: "Go to the previous pane.", action: .focusPrevious),
        Binding(
            keys: [.character("/")], label: "find", help: "Find a user by name, e-mail or id.",
            action: .findUser, footerRank: 5),
        Binding(
            keys: [.character("z")], label: "zoom", help: "Give the pane the whole screen, and back.",
            action: .zoom, footerRank: 8),
        Binding(
            keys: [.character(" ")], label: "freeze", help: "Hold the screen still, and let it go on.",
            action: .freeze, footerRank: 10),
        Binding(
            keys: [.character("r")], label: "refresh", help: "Ask the database again now.",
            action: .refresh),
        Binding(
            keys: [.character("+"), .character("=")], label: "faster", help: "Look for changes more often.",
            action: .faster),
        Binding(
            keys: [.character("-")], label: "slower", help: "Look for changes less often.", action: .slower),
        Binding(
            keys: [.character("U")], label: "undo",
            help:
                "Undo the last archive run, or the last change of an index or of the live totals; asks first.",
            action: .undo, footerRank: 4),
        Binding(
            keys: [.character("m")], label: "mouse",
            help: "Mouse on or off; without it the terminal selects text.", action: .toggleMouse),
        Binding(
            keys: [.character("d")], label: "databases", help: "Go to another database that has a name.",
            action: .showDatabases),
        Binding(
            keys: [.character("L")], label: "log", help: "Show what happened, here and to every job.",
            action: .showLog),
        Binding(
            keys: [.character(":")], label: "commands", help: "Run any command by its name.",
            action: .showPalette, footerRank: 4),
        Binding(
            keys: [.character("?")], label: "help", help: "Show what every key does and every mark means.",
            action: .showHelp, footerRank: 1),
        Binding(
            keys: [.control("z")], label: "suspend", help: "Go back to the shell; `fg` returns.",
            action: .suspend),
        Binding(
            keys: [.character("q"), .control("c")], label: "quit",
            help: "Leave; asks first while a job runs here.", action: .quit, footerRank: 0),
        // Wanted so seldom that it is run by its name.
        Binding(
            keys: [], label: "hints", help: "Show the hints of the first start again.", action: .showHints),
    ]

    /// The keys 1 to 9, one for each pane.
    static func panes(_ names: [String]) -> KeyMap<DashboardCommand> {
        KeyMap(
            names.prefix(9).enumerated().map { index, name in
                Binding(
                    name: "pane-\(index + 1)", keys: [.character(Character("\(index + 1)"))], label: name,
                    help: "Go to \(name).", action: .focusPane(index))
            })
    }
}
