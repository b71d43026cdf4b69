"""The windows in which templates are taken in from elsewhere and passed on."""
