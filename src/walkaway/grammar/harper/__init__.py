"""Harper as the engine that is always there, behind a worker process."""
