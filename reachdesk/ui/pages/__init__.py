"""The pages, one module each; a module offers `PAGE` (see `reachdesk.ui.page.PageSpec`)."""
