import TerminalUI

extension Ground {
    /// What `COLORFGBG` says: numbers of colours for text and ground, such as `15;0` or `0;default;15`. 7 and
    /// 9 to 15 are light, as in vim. `nil` when it says nothing.
    init?(colorFGBG: String?) {
        guard let last = colorFGBG?.split(separator: ";").last, let number = Int(last),
            (0...15).contains(number)
        else { return nil }
        self = number == 7 || number > 8 ? .light : .dark
    }
}
