import "server-only";
import { portfolioCaller } from "@tributary/api/portfolio/serve";
import { headers } from "next/headers";
import { cache } from "react";

/** The API in the name of whoever asked for this page. */
export const api = cache(() => portfolioCaller(headers))();
