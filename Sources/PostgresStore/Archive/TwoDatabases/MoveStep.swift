/// The steps of a batch between two databases, each of which has committed when it is named.
package enum MoveStep: String, CaseIterable, Sendable {
    // From main to the archive.
    case noted, taken, readBack, removed, staleRemoved
    // From the archive to main.
    case offered, broughtBack, returnedRemoved
    // Either way.
    case finished
}
