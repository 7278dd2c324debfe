import "server-only";
import { readPrincipal } from "@tributary/api/session/read-principal";
import { cache } from "react";

/** Who asks for this page; null for somebody who is not signed in. */
export const currentPrincipal = cache(() => readPrincipal("console"));
