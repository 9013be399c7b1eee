"""One machine: SQLite, a folder of blobs, an issuer for development, a worker beside the API."""
