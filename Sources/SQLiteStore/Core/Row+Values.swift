import GRDB

extension Row {
    /// The values in the columns' order.
    var databaseValueList: [DatabaseValue] { Array(databaseValues) }
}
