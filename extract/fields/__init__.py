"""One file for each list of the contract; each finds its items in a `Context`."""
