// Prints annotations with GitHub's own toolkit. Reads a list of [command, properties, message] as JSON.
import { readFileSync } from "node:fs";
import * as core from "@actions/core";

const columns = { line: "startLine", endLine: "endLine", col: "startColumn", endColumn: "endColumn" };
for (const [command, properties, message] of JSON.parse(readFileSync(0, "utf8"))) {
  const named = Object.entries(properties).map(([key, value]) => [columns[key] ?? key, value]);
  core[command](message, Object.fromEntries(named));
}
