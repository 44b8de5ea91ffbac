"""A guest's screen as a widget: picture, keyboard, pointer, and the connection behind them."""
