import Testing

@testable import PostgresStore

@Suite("Named arguments of a statement")
struct NamedArgumentsTests {
    @Test("get numbers in the order in which they first come, each name one")
    func numbers() {
        let named = NamedArguments("SELECT :b, :a + :b WHERE x=:long_name2")
        #expect(named.sql == "SELECT $1, $2 + $1 WHERE x=$3")
        #expect(named.names == ["b", "a", "long_name2"])
    }

    @Test(
        "are not looked for in casts, slices, texts, names and comments",
        arguments: [
            "SELECT x::int8", "SELECT a[1:2]", "SELECT a[b:c]", "SELECT ':no', 'it''s :no'",
            "SELECT \":no\"\"\"", "SELECT 1 -- :no",
            "DO $$ BEGIN :no; END $$", "SELECT $tag$ :no $$ $tag$", "SELECT '", "SELECT 'open :no",
        ])
    func leftAlone(sql: String) {
        #expect(NamedArguments(sql).sql == sql)
        #expect(NamedArguments(sql).names.isEmpty)
    }
}
