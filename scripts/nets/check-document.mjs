import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const links = /\[[^\]]*\]\(([^)\s#]+)[^)]*\)/g;
const codes = /`([^`\n]+)`/g;
const runs = /\bnpm (?:run )?([a-z][\w:-]*)/g;
const commands = /\btributary ([a-z][a-z-]*)\b/g;
const npmOwn = new Set(["install", "ci", "config", "view", "run"]);
const rootFile = /^(?:[A-Z]+\.md|[\w.-]+\.(?:json|yaml)|[\w-]+\.config\.ts|LICENSE)$/;

/**
 * Finds what a document names and the tree lacks: links, repository paths in backticks, npm scripts and
 * commands of the command line. Placeholders (`<noun>`, `NNNN-title`, `…`) are names of shapes, not of files.
 */
export function checkDocument({ path, text, root, scripts, cliCommands }) {
  const prose = text.replace(/```[\s\S]*?```/g, (block) => block.replace(/`/g, " "));
  const faults = [];
  const fault = (what, name) => faults.push(`${path}: ${what} \`${name}\` does not exist`);
  const found = (pattern, source = text) => [...source.matchAll(pattern)].map((match) => match[1]);
  const exists = (target) => existsSync(join(root, target));

  for (const target of found(links)) {
    if (/^[a-z]+:/.test(target)) continue;
    if (!exists(normalize(join(dirname(path), target)))) fault("the link", target);
  }
  const inCode = found(codes, prose);
  for (const name of inCode.filter((each) => isRepositoryPath(each, root))) {
    if (!exists(withoutPosition(name))) fault("the path", name);
  }
  const code = [...inCode, ...found(/```(?:sh|bash|console)?\n([\s\S]*?)```/g)].join("\n");
  for (const name of found(runs, code)) {
    if (!npmOwn.has(name) && !(name in scripts)) fault("the npm script", name);
  }
  for (const name of found(commands, code)) if (!cliCommands.has(name)) fault("the command", name);
  return faults;
}

/** A path starts at a folder of the root, or is a file of it; the field's `a/b` (EUR/GB) is neither. */
function isRepositoryPath(name, root) {
  if (/[\s<>{}*…$()]|NNNN|YYYY/.test(name)) return false;
  const [first, ...rest] = name.split("/");
  if (rest.length === 0) return rootFile.test(name);
  return first !== "" && (existsSync(join(root, first)) || topFolders.has(first));
}

const topFolders = new Set(["apps", "packages", "prisma", "docs", "scripts", "e2e", ".ci"]);

function withoutPosition(name) {
  return name.replace(/[:#]L?\d+.*$/, "");
}
