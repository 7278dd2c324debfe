import path from "node:path";
import type { NextConfig } from "next";

const root = path.join(import.meta.dirname, "../..");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root },
  outputFileTracingRoot: root,
  // Types are checked once, by `npm run verify`: not by everybody who starts the product.
  typescript: { ignoreBuildErrors: true },
  // What the server runs is read by nobody but those who look for a fault: small names and maps that `next
  // start` does not use took 4 of 10 seconds of the build.
  experimental: {
    serverMinification: false,
    turbopackSourceMaps: process.env.NODE_ENV !== "production",
  },
  // Native and stream-based packages stay outside the bundle.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "pg-copy-streams",
    "pdfkit",
    "pino",
  ],
};

export default config;
