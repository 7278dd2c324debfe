/** One row of the layer table: where the planted file stands, what it may import and what it must not. */
export interface LayerRow {
  folder: string;
  allowed: string[];
  refused: string[];
}

export const layerRows: LayerRow[] = [
  {
    folder: "packages/domain/src/planted",
    allowed: ["./sibling.ts", "../money/round.ts", "date-fns", "@date-fns/tz"],
    refused: [
      "@tributary/db/doors/portfolio-db",
      "@tributary/services/close",
      "zod",
      "pg",
      "node:fs",
      "node:crypto",
      "fs",
    ],
  },
  {
    folder: "packages/db/src/planted",
    allowed: [
      "@tributary/domain/error",
      "@tributary/domain/margin/types",
      "@tributary/domain/money/exact",
      "pg",
      "zod",
      "@prisma/client",
      "node:fs",
    ],
    refused: [
      "@tributary/services/close",
      "@tributary/mediation/load",
      "@tributary/api/trpc",
      "next",
      "react",
    ],
  },
  {
    folder: "packages/mediation/src/planted",
    allowed: ["@tributary/domain/error", "@tributary/db/doors/portfolio-db", "zod", "node:stream"],
    refused: [
      "@tributary/services/close",
      "@tributary/api/trpc",
      "@tributary/db/generated/shared/client",
      "@tributary/db/testing/test-database",
      "@tributary/db/scope/create-pool",
      "pg",
      "@prisma/client",
      "next",
      "react",
    ],
  },
  {
    folder: "packages/services/src/planted",
    allowed: [
      "@tributary/domain/error",
      "@tributary/mediation/load",
      "@tributary/db/doors/portfolio-db",
      "zod",
    ],
    refused: [
      "@trpc/server",
      "next",
      "next/headers",
      "react",
      "@prisma/client",
      "pg",
      "@tributary/db/generated/shared/client",
      "@tributary/db/testing/test-database",
      "@tributary/db/scope/create-pool",
      "@tributary/api/trpc",
      "@tributary/ui/button",
    ],
  },
  {
    folder: "packages/api/src/planted",
    allowed: ["@tributary/services/close", "zod", "@trpc/server", "next-auth"],
    refused: [
      "react",
      "react-dom/server",
      "@tributary/mediation/load",
      "@tributary/db/generated/shared/client",
      "pg",
    ],
  },
  {
    folder: "packages/api/src/portal",
    allowed: ["@tributary/services/close", "../session/principal.ts"],
    refused: ["../portfolio/runs.ts", "@tributary/api/portfolio/runs", "react", "@tributary/mediation/load"],
  },
  {
    folder: "packages/api/src/portfolio",
    allowed: ["@tributary/services/close", "../session/principal.ts"],
    refused: ["../portal/bills.ts", "@tributary/api/portal/bills", "react", "@tributary/mediation/load"],
  },
  {
    folder: "packages/ui/src/planted",
    allowed: ["react", "recharts", "@tributary/domain/money/format"],
    refused: [
      "@tributary/api/trpc",
      "@tributary/services/close",
      "@tributary/db/doors/portfolio-db",
      "@tributary/domain/error",
    ],
  },
  {
    folder: "apps/console/src/planted",
    allowed: ["react", "next", "@tributary/ui/button", "@tributary/api/portfolio/runs"],
    refused: [
      "@tributary/db/doors/portfolio-db",
      "@tributary/services/close",
      "@tributary/api/portal/bills",
      "pg",
    ],
  },
  {
    folder: "apps/portal/src/planted",
    allowed: ["react", "next", "@tributary/ui/button", "@tributary/api/portal/bills"],
    refused: [
      "@tributary/db/doors/portfolio-db",
      "@tributary/services/close",
      "@tributary/api/portfolio/runs",
      "pg",
    ],
  },
  {
    folder: "apps/cli/src/planted",
    allowed: [
      "commander",
      "@tributary/services/close",
      "@tributary/mediation/load",
      "@tributary/db/doors/portfolio-db",
    ],
    refused: [
      "@tributary/api/trpc",
      "@tributary/ui/button",
      "next",
      "@tributary/db/generated/shared/client",
      "pg",
    ],
  },
  {
    folder: "e2e/planted",
    allowed: ["@playwright/test", "node:child_process"],
    refused: [
      "@tributary/services/close",
      "@tributary/db/doors/portfolio-db",
      "@tributary/domain/error",
      "pg",
    ],
  },
];
