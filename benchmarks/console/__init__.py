"""Viewers of graphical consoles, side by side on one synthetic display."""
