/// Names that break programs: each has broken one. A few users have them, because a shop's users do.
enum AwkwardNames {
    /// The name of a kind, with a number in it from the second round on, so that no two are the same.
    static func name(_ occurrence: Int) -> String {
        let round = occurrence / templates.count
        let template = templates[occurrence % templates.count]
        return round == 0 ? template("") : template(String(round + 1))
    }

    /// How many kinds there are.
    static var count: Int { templates.count }

    private static let templates: [@Sendable (String) -> String] = [
        { "👨‍👩‍👧‍👦 family\($0)" },
        { "wave👋🏽👍🏿\($0)" },
        {
            "Z\u{0351}\u{036b}a\u{0334}\u{0321}\u{031b}l\u{0337}\u{0300}\u{0301}g\u{0336}\u{0359}o\u{0338}\u{033f}\($0)"
        },
        { "photo\($0)\u{202e}gpj.exe" },
        { "\u{1b}[31mred\u{1b}[0m\($0)" },
        { "two\nlines\($0)" },
        { "tab\there\($0)" },
        { #"Seán "the Ox" O'Brien\#($0)"# },
        { "'; DROP TABLE users; --\($0)" },
        { " leading\($0)" },
        { "trailing\($0)  " },
        { "Ｆｕｌｌ　Ｗｉｄｔｈ\($0)" },
        { "🏳️‍🌈🇪🇹1️⃣\($0)" },
        { "אבג\($0) abc عربي 123" },
        { "zero\u{200b}width\u{feff}\($0)" },
        { "=SUM(A1,B2);\($0)" },
        { "NULL\($0)" },
        { "bell\u{7}back\u{8}space\($0)" },
        { "\u{9b}2Jcleared\($0)" },
        { "carriage\rreturn\($0)" },
        { String(repeating: "Maximiliana-Esperanza ", count: 12) + "the Longest\($0)" },
        { String(repeating: "長い名前", count: 40) + $0 },
    ]
}
