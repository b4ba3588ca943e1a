/// A dialog's number in the order of opening: what is sent to a dialog that was closed reaches nobody.
struct DialogID: Hashable, Sendable {
    let number: Int
}
