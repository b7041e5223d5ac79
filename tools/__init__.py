"""What runs outside a build."""
