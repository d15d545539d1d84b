"""Pictures as files: rows of outputs.OUTPUTS, one format a module. The home of vl-convert and pypdf."""
