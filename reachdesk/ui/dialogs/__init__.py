"""What slides in at the right side: previews, settings."""
