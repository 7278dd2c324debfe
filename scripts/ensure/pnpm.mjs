import { delimiter, join } from "node:path";
import { root } from "./paths.mjs";

const npx = process.platform === "win32" ? "npx.cmd" : "npx";

/** pnpm comes by npx, because Node ships with npm alone and corepack refuses pnpm's signature. */
export const pnpm = [npx, "-y", "pnpm@12.21.0"];

/** Prefix for a tool that calls `pnpm` itself and has to find it on its path. */
export const withPnpm = [npx, "-y", "-p", "pnpm@12.21.0", "--"];

export const pathWithTools = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
