import "server-only";
import { readPrincipal } from "@tributary/api/session/read-principal";
import { redirect } from "next/navigation";
import { cache } from "react";

const principal = cache(() => readPrincipal("portal"));

/** Call it first in every page: a layout's redirect does not stop the page beside it from asking. */
export async function requirePrincipal() {
  const found = await principal();
  if (found === null) redirect("/login");
  return found;
}
