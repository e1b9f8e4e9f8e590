"""The score as a ledger: versioned recipes, one module per component."""
