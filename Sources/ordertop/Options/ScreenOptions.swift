import ArgumentParser
import Dashboard
import OrdersCore

/// The options of the commands that open the dashboard.
struct ScreenOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("How often to look for changes, 500ms to 1m.", valueName: "duration"),
        transform: ScreenOptions.interval)
    var interval = Duration.seconds(2)

    @Flag(help: "Draw with ASCII characters only.")
    var ascii = false

    @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
    var noMouse = false

    @Option(
        help: ArgumentHelp("The colours: \(ScreenOptions.themes).", valueName: "name"),
        completion: .list(Theme.all.map(\.name)), transform: ScreenOptions.theme)
    var theme = Theme.auto

    @Option(
        name: .customLong("cache-ttl"),
        help: ArgumentHelp(
            "How old the shown report may get where computing it is slow and there are no live totals, such as "
                + "10m. Default: 5m when it takes over a second.",
            valueName: "age"),
        transform: Reading.age)
    var cacheTTL: Age?

    private static let themes = Theme.all.map(\.name).joined(separator: ", ")

    private static func interval(_ text: String) throws -> Duration {
        let duration = try Reading.duration(text)
        guard (.milliseconds(500) ... .seconds(60)).contains(duration) else {
            throw ValidationError("the dashboard looks for changes every 500ms to 60s.")
        }
        return duration
    }

    private static func theme(_ name: String) throws -> Theme {
        guard let theme = Theme.named(name) else { throw ValidationError("the themes are \(themes).") }
        return theme
    }
}
