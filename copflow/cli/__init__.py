"""The commands. Each one is thin: options, workspace, output. The only home of click."""
