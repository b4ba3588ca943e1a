// What the arrows do in dialogs that show a list or a text and nothing else that one could go through.

extension UserDialog {
    func movement(in context: DashboardContext) -> String? { "move" }
}

extension FinderDialog {
    func movement(in context: DashboardContext) -> String? { "move" }
}

extension AdviceDialog {
    func movement(in context: DashboardContext) -> String? { "move" }
}

extension IndexDialog {
    func movement(in context: DashboardContext) -> String? { "scroll" }
}

extension PlanDialog {
    func movement(in context: DashboardContext) -> String? { "scroll" }
}
