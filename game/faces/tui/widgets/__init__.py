"""One file a widget; a widget draws what it is given and says what happened."""
