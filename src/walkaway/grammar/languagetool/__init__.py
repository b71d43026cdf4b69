"""LanguageTool as the second engine: its server on this computer, or one that the user names, behind a worker process."""
