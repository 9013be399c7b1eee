"""What the service does, whatever it runs on: no HTTP, no database, no AWS."""
