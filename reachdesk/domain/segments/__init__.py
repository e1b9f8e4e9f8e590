"""Segments: boolean rules over what is known of people."""
