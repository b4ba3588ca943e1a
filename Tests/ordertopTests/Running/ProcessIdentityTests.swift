import Foundation
import OrdersCore
import Testing

@testable import ordertop

@Suite("The identity of processes")
struct ProcessIdentityTests {
    private func owner(host: String = ProcessIdentity.hostName, pid: Int32 = getpid(), token: String)
        -> LeaseOwner
    {
        LeaseOwner(host: host, processID: pid, token: token)
    }

    @Test("this process is alive, and its owner survives the journal's form")
    func alive() {
        let owner = JobHost.thisProcess.owner
        #expect(!ProcessIdentity.isDead(owner))
        #expect(LeaseOwner(text: owner.text) == owner)
    }

    @Test("a process that began at another time, or in another run of the kernel, is dead")
    func reused() throws {
        let token = try #require(ProcessIdentity.token(of: getpid()))
        let parts = token.split(separator: "-")
        #expect(ProcessIdentity.isDead(owner(token: "\(parts[0])-\(parts[1])-1")))
        #expect(ProcessIdentity.isDead(owner(token: "00000000-\(parts[1])-\(parts[2])")))
        #expect(ProcessIdentity.isDead(owner(pid: Int32.max, token: token)))
    }

    @Test("nobody can tell about other machines, other containers and tokens of another form")
    func unknown() throws {
        let token = try #require(ProcessIdentity.token(of: getpid()))
        let parts = token.split(separator: "-")
        #expect(!ProcessIdentity.isDead(owner(host: "elsewhere", pid: Int32.max, token: token)))
        #expect(!ProcessIdentity.isDead(owner(pid: Int32.max, token: "\(parts[0])-7-\(parts[2])")))
        #expect(!ProcessIdentity.isDead(owner(pid: Int32.max, token: "abc")))
    }
}
