import TerminalUI

/// Neighbouring cells of a row in one role, as text.
struct ScreenRun: Hashable {
    let role: StyleRole
    /// Without blanks at its ends, every figure written as 0: what says something, whatever the number.
    let text: String
}

extension Screen {
    /// What is written on it, role by role; blank cells are left out.
    var runs: [ScreenRun] {
        (0..<size.rows).flatMap { row -> [ScreenRun] in
            var runs: [(role: StyleRole, text: String)] = []
            for column in 0..<size.columns {
                let cell = self[column, row]
                if runs.last?.role == cell.style.role {
                    runs[runs.count - 1].text += cell.text
                } else {
                    runs.append((cell.style.role, cell.text))
                }
            }
            return runs.map { ScreenRun(role: $0.role, text: Self.kind($0.text)) }.filter { !$0.text.isEmpty }
        }
    }

    private static func kind(_ text: String) -> String {
        let words = text.split(separator: " ").joined(separator: " ")
        return words.replacing(/[0-9][0-9.,:]*/, with: "0")
    }
}
