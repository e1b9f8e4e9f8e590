"""Use cases: storage, importers and domain put to work; plain data comes back, no Qt."""
