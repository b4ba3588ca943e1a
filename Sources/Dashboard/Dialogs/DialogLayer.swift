/// A dialog that is open.
struct DialogLayer: Sendable {
    let id: DialogID
    var dialog: any Dialog

    var address: PartAddress { .dialog(id) }
}
