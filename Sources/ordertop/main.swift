print("ordertop")
