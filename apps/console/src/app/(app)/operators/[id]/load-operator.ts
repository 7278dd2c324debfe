import "server-only";
import { cache } from "react";
import { api } from "@/trpc/server.ts";

/** Who an operator is, asked once for a page and its frame. */
export const loadOperator = cache((operatorId: string) => api.operator.show({ operatorId }));
