import "server-only";
import { portalCaller } from "@tributary/api/portal/serve";
import { headers } from "next/headers";
import { cache } from "react";

/** The API in the name of whoever asked for this page. */
export const api = cache(() => portalCaller(headers))();
