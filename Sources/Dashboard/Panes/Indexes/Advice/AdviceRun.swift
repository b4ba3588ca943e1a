import OrdersCore

/// Where the advice of the pane stands.
struct AdviceRun: Sendable {
    /// How far a measurement is that is under way; nil when none is.
    private(set) var progress: AdviceProgress?
    /// The newest advice of this session.
    private(set) var advice: MeasuredAdvice?
    private var isUnseen = false
    /// What a person typed for it, to be shown again.
    private(set) var typed = ""

    var isUnderWay: Bool { progress != nil }

    mutating func begin(typed: String) {
        self.typed = typed
        progress = AdviceProgress(stage: "looking at the orders", fraction: 0)
    }

    /// What arrives late, after the run was cancelled, means nothing.
    mutating func advance(_ new: AdviceProgress) {
        if isUnderWay { progress = new }
    }

    mutating func end(_ result: Result<MeasuredAdvice, OrdersError>) {
        progress = nil
        guard case .success(let new) = result else { return }
        (advice, isUnseen) = (new, true)
    }

    /// The newest advice, where it has not been looked at; from now on it has.
    mutating func takeUnseen() -> MeasuredAdvice? {
        defer { isUnseen = false }
        return isUnseen ? advice : nil
    }

    mutating func cancel() { progress = nil }

    /// The candidates in what was typed: lines of a field are parted by semicolons.
    var candidates: [String] {
        typed.split(separator: ";").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
