"""What follows from what: each slot tells the parts of the window about one thing that happened."""
