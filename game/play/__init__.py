"""What is seen: one Session, and frozen views in the reader's language. No widget, no print."""
