/// One run of an effect; only the newest of an id is listened to.
struct EffectTicket: Hashable, Sendable {
    let id: EffectID
    let number: UInt64
}
