public import ArgumentParser
public import OrdersCore

extension ReportSourceChoice: ExpressibleByArgument {}
extension HistoryRoute: ExpressibleByArgument {}
extension KnownQuery: ExpressibleByArgument {}
