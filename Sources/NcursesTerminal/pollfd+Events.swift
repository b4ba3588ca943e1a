internal import CNcurses

extension pollfd {
    /// A descriptor to wait for; a negative one is passed over.
    init(_ descriptor: Int32, events: Int32 = POLLIN) {
        self.init(fd: descriptor, events: Int16(events), revents: 0)
    }
}
