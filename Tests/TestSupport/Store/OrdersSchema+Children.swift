public import OrdersCore

extension OrdersSchema {
    /// The demo's names, and two tables whose rows belong to orders.
    public static let withChildren: OrdersSchema = {
        var schema = OrdersSchema.standard
        schema.children = [
            ChildTable(table: "order_items", order: "order_id"),
            ChildTable(table: "order_notes", order: "order_id", archiveTable: "old_notes"),
        ]
        return schema
    }()
}
