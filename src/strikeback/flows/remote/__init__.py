"""Acts that reach the hub over the network, and the jobs behind them."""
