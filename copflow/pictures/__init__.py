"""Pictures of a schedule as SVG, with a layout of our own, and the files that are made of them."""
