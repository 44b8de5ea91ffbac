"""The New VM wizard; `open.open_wizard` is all that the window needs of it."""
