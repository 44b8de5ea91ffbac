"""What is on this computer: files, ISO images, disk images, the OS database, Tiny Linux."""
