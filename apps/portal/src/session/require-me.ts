import "server-only";
import { cache } from "react";
import type { Permission } from "../trpc/outputs.ts";
import { api } from "../trpc/server.ts";
import { requirePrincipal } from "./require-principal.ts";

const me = cache(() => api.me.get());

/** Who is signed in, for which operator, and what the page may offer them: call it first in every page. */
export async function requireMe() {
  await requirePrincipal();
  const found = await me();
  const held: ReadonlySet<Permission> = new Set(found.permissions);
  return { ...found, can: (permission: Permission) => held.has(permission) };
}
