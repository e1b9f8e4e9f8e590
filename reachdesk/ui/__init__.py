"""The window: pages of cards over services and charts."""
