"""One file a screen; a screen lays out and listens, and posts what the player decided."""
