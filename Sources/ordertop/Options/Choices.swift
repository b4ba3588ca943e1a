import ArgumentParser
import OrdersCore

extension ReportSourceChoice: ExpressibleByArgument {}
extension HistoryRoute: ExpressibleByArgument {}
extension KnownQuery: ExpressibleByArgument {}
