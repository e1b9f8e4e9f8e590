"""A made-up account of three years: what the program shows before any export arrives.

Its people, posts and numbers are invented and always the same, so that pictures can be compared.
"""
