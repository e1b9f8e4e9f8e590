"""The library: one SQLite file of facts, each with source and date, and what follows from them."""
