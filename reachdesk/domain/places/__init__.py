"""Where a person is, read out of what they write about it. Precision before recall."""
