import Testing

@testable import PostgresStore

@Suite("A column's default")
struct ConstantDefaultTests {
    @Test(
        "is a constant where it is a number, a text, a boolean or NULL",
        arguments: [
            "5", "-1.5", "'web'::text", "'it''s'::character varying", "true", "NULL::text", "'{}'::jsonb",
            "(0)::numeric", "'-1'::integer", "'1 day'::interval", "'a'::character varying(10)",
            "'{1,2}'::integer[]",
            "'2020-01-01 00:00:00+00'::timestamp with time zone",
        ])
    func constant(text: String) {
        #expect(column(text).constantDefault == text)
    }

    @Test(
        "is none where it is computed for every row",
        arguments: [
            "now()", "nextval('orders_id_seq'::regclass)", "(1 + 2)", "gen_random_uuid()",
            "CURRENT_TIMESTAMP",
            "('now'::text)::date", "'a'::text || 'b'::text", "lower('A'::text)",
        ])
    func computed(text: String) {
        #expect(column(text).constantDefault == nil)
    }

    private func column(_ text: String) -> MovedTable.Column {
        MovedTable.Column(
            name: "c", type: "text", declaration: "text", collation: nil, isNotNull: false,
            isGenerated: false,
            defaultSQL: text)
    }
}
