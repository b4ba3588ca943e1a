import OrdersCore

extension Availability {
    /// The same with its reason as a sentence, as stores tell theirs in the middle of one.
    var asSentence: Availability {
        guard let reason, let first = reason.first else { return self }
        // A name stays as it is written.
        let isName = reason.hasPrefix("ordertop")
        let head = isName ? String(first) : first.uppercased()
        let end = reason.last.map { ".!?".contains($0) } == true ? "" : "."
        return .unavailable(reason: head + reason.dropFirst() + end)
    }
}
