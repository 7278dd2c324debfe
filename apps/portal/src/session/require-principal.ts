import "server-only";
import { ADDRESS_HEADER, signInPath } from "@tributary/api/session/sign-in-path";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentPrincipal } from "./current-principal.ts";

/** Call it first in every page: a layout's redirect does not stop the page beside it from asking. */
export async function requirePrincipal() {
  const found = await currentPrincipal();
  if (found === null) redirect(signInPath((await headers()).get(ADDRESS_HEADER)));
  return found;
}
