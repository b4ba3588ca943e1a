import Glibc

/// A server that takes connections and says nothing, as one that hangs does.
public struct SilentServer: Sendable {
    private let descriptor: Int32
    /// Where it listens, on 127.0.0.1.
    public let port: UInt16

    /// Throws a ``PseudoTerminalError`` when the system has no port.
    public init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isOpen else {
            Glibc.close(descriptor)
            throw PseudoTerminalError("No server: \(String(cString: strerror(errno)))")
        }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
    }

    /// Ends it, and what was said to it.
    public func close() { Glibc.close(descriptor) }
}
