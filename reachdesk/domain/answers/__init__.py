"""What the pages and charts show: answers made by services, drawn by charts, owned by neither.

An answer holds keys and numbers, never sentences: charts and the window put them into words.
Arrays are read-only numpy arrays; NaN and None mean «cannot be known», which is drawn as such.
Days are integers (days since 1970-01-01).
"""
