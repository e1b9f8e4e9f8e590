"""Bytes to facts: one file per export format; no SQL, no Qt."""
