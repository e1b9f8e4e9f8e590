"""The made-up account of the demo: its people, posts, talks and lists, as exports give them."""
