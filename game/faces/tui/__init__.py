"""The terminal face: screens lay out views, widgets draw, the app moves between them and asks the session."""
