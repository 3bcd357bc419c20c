"""What did happen: decisions, the lines that keep them, and playing them again."""
