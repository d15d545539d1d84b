"""The page on which people look at a plan: one HTML file, with the pictures, the data and the script that it needs."""
