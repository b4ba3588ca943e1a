import Testing

@testable import SQLiteStore

@Suite("What a CREATE INDEX statement says")
struct CreateIndexTextTests {
    @Test("the condition of a partial index is read from it")
    func condition() {
        let texts = [
            "CREATE UNIQUE INDEX i ON orders (a, \"b)\") WHERE a > 1": "a > 1",
            "CREATE UNIQUE INDEX \"WHERE (\" ON t(a)where/* ( */ b = '(' -- so": "/* ( */ b = '(' -- so",
            "create unique index i on [t(]( -- )\n a /* ) */ ) \n  WHERE x\n": "x",
        ]
        for (statement, condition) in texts { #expect(CreateIndexText.condition(statement) == condition) }
        #expect(CreateIndexText.condition("CREATE UNIQUE INDEX i ON t (a)") == nil)
        #expect(CreateIndexText.condition("CREATE UNIQUE INDEX i ON t (a") == nil)
    }

    @Test("expressions are read from it as they are written, without direction and collation")
    func keys() {
        let texts = [
            "CREATE INDEX i ON t (a)": ["a"],
            "CREATE INDEX \"i (x, y)\" ON t(lower(a) DESC, coalesce(b, ',)') ,c+1 asc)": [
                "lower(a)", "coalesce(b, ',)')", "c+1",
            ],
            "create index i on t (\n  substr(a, 1, 2) collate nocase desc,\n a || 'desc' COLLATE \"r t\"\n)":
                [
                    "substr(a, 1, 2)", "a || 'desc'",
                ],
            "CREATE INDEX i ON t (a": [],
        ]
        for (statement, keys) in texts { #expect(CreateIndexText.keys(statement) == keys) }
    }
}
