// node runner.mjs FOLDER IMPLEMENTATION.mjs: run the conformance suite in FOLDER against an implementation.
//
// The implementation exports one function a group that it answers, named as the group; it takes what a
// case gives and returns what the case expects (or as much of it), or throws where a case must be refused.
// Lists are compared as sets.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, path] = process.argv.slice(2);
const mine = await import(pathToFileURL(resolve(path)));
const text = (value) => JSON.stringify(Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value);
const answer = (group, given) => {
  try { return mine[group](given); } catch (error) { return { refused: error.message }; }
};
let wrong = 0;
for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith(".json") || file === "schema.json") continue;
  const { suite, version, group, cases } = JSON.parse(readFileSync(join(folder, file), "utf8"));
  if (!(group in mine)) { console.log(`${group}: not implemented, ${cases.length} cases`); continue; }
  let passed = 0;
  for (const { id, given, expect, cite } of cases) {
    const found = answer(group, given);
    const ok = group === "refused" ? "refused" in found
      : Object.keys(found).length > 0 && Object.entries(found).every(([key, value]) => text(value) === text(expect[key]));
    if (ok) { passed += 1; continue; }
    wrong += 1;
    console.log(`FAILED ${id}: expected ${text(expect)}, found ${text(found)} (${cite})`);
  }
  console.log(`${group}: ${passed} of ${cases.length} passed (${suite} ${version})`);
}
process.exitCode = wrong > 0 ? 1 : 0;
