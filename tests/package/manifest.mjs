// Whether a custom-elements manifest is what its schema says: node manifest.mjs custom-elements.json
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { default: Ajv } = await import("ajv");
const check = new Ajv({ allErrors: true, strict: false }).compile(require("custom-elements-manifest/schema.json"));
if (!check(JSON.parse(readFileSync(process.argv[2], "utf8")))) {
    console.error(check.errors);
    process.exit(1);
}
