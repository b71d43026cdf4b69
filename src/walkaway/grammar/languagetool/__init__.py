"""LanguageTool as the second engine: its server, on this computer or elsewhere, behind a worker process."""
