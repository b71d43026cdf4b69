"""What the user can choose, on pages; every change holds at once."""
