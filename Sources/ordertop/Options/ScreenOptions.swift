import ArgumentParser
import Dashboard
import OrdersCore

/// The options of the commands that open the dashboard.
struct ScreenOptions: ParsableArguments, SettableOptions {
    @Option(
        name: .customLong("interval"),
        help: ArgumentHelp(
            "How often to look for changes, 500ms to 1m (default: \(ScreenOptions.standardInterval.typed)).",
            valueName: "duration"),
        transform: ScreenOptions.interval)
    var chosenInterval: Duration?

    @Flag(
        name: .customLong("ascii"), inversion: .prefixedNo, help: "Draw with ASCII characters only.")
    var chosenASCII: Bool?

    @Flag(
        name: .customLong("mouse"), inversion: .prefixedNo,
        help: "Use the mouse, or leave it to the terminal.")
    var chosenMouse: Bool?

    @Option(
        name: .customLong("theme"),
        help: ArgumentHelp(
            "The colours: \(ScreenOptions.themes) (default: \(Theme.standard.name)).", valueName: "name"),
        completion: .list(Theme.all.map(\.name)), transform: ScreenOptions.theme)
    var chosenTheme: Theme?

    @Option(
        name: .customLong("cache-ttl"),
        help: ArgumentHelp(
            "How old the shown report may get where computing it is slow and there are no live totals, such as "
                + "10m. Default: 5m when it takes over a second.",
            valueName: "age"),
        transform: Reading.age)
    var cacheTTL: Age?

    var interval: Duration { chosenInterval ?? ScreenOptions.standardInterval }
    var ascii: Bool { chosenASCII ?? false }
    var noMouse: Bool { chosenMouse == false }
    var theme: Theme { chosenTheme ?? .standard }

    var given: [String: String] {
        [String: String](given: [
            (SettingTable.interval, chosenInterval?.typed), (SettingTable.ascii, chosenASCII?.typed),
            (SettingTable.mouse, chosenMouse?.typed), (SettingTable.theme, chosenTheme?.name),
            (SettingTable.cacheTTL, cacheTTL?.description),
        ])
    }

    mutating func take(_ settings: Settings) throws {
        chosenInterval = try settings.value(SettingTable.interval)
        chosenASCII = try settings.value(SettingTable.ascii)
        chosenMouse = try settings.value(SettingTable.mouse)
        chosenTheme = try settings.value(SettingTable.theme)
        cacheTTL = try settings.value(SettingTable.cacheTTL)
    }

    static let standardInterval = Duration.seconds(2)

    private static let themes = Theme.all.map(\.name).joined(separator: ", ")

    static func interval(_ text: String) throws -> Duration {
        let duration = try Reading.duration(text)
        guard (.milliseconds(500) ... .seconds(60)).contains(duration) else {
            throw ValidationError("the dashboard looks for changes every 500ms to 60s.")
        }
        return duration
    }

    static func theme(_ name: String) throws -> Theme {
        guard let theme = Theme.named(name) else { throw ValidationError("the themes are \(themes).") }
        return theme
    }
}
