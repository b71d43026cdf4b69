"""Every rule to be looked at and switched, and rules of the user's own."""
