"""The serial console of a VM: a terminal painted by us, and the line behind it."""
