/**
 * What packages/db/src/bench/seed-scale.ts fills in: the agreement, and its last month, which has a draft.
 */
const RUN = "/settlement/volume/2026-12";
const OVERVIEW = "/?currency=EUR&period=2026-12";

/** The pages that a bound is set for, each by more than one way of looking at it. */
export const BOUND: Readonly<Record<string, readonly string[]>> = {
  overview: [
    OVERVIEW,
    `${OVERVIEW}&page=8`,
    ...["name", "-charge", "margin", "-variance", "status"].map((sort) => `${OVERVIEW}&sort=${sort}`),
    "/?currency=EUR&period=2026-06&sort=-margin",
  ],
  exceptions: [
    RUN,
    `${RUN}?sort=-age`,
    `${RUN}?cause=RATE`,
    `${RUN}?operator=op0042`,
    `${RUN}?min=2&age=7`,
    "/settlement/volume/2026-06?status=disputed",
    "/settlement/volume/2026-06?status=waived&cause=COUNT",
  ],
  allocation: [
    `${RUN}/allocation`,
    `${RUN}/allocation?page=4`,
    `${RUN}/allocation?sort=name`,
    `${RUN}/allocation?search=operator%2017`,
    "/settlement/volume/2026-06/allocation",
  ],
};

/** Looked at as well, for information: those of the pages with a part that is filled in. */
export const BESIDE: readonly string[] = [
  `${RUN}/statements`,
  `${RUN}/audit`,
  "/settlement/volume/2026-06/statements",
  "/operators/op0042",
  "/operators/op0042/usage",
  "/operators/op0042/statements",
  "/statements/ST-volume-2026-06-op0042",
];
