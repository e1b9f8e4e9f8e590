"""Small widgets that pages are built from; none knows a service or a library."""
