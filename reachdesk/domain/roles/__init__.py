"""What people are to the owner, by rules over the words that they say of themselves."""
