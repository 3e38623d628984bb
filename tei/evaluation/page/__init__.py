"""The page that shows gold and prediction side by side: one file, no script, nothing fetched from elsewhere."""
