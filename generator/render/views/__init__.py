"""What templates see: small views over the project, one module per part of `docs/templates.md`."""
