/** Where an application is served for this run. */
export function urlOf(app: "console" | "portal"): string {
  const url = process.env[`TRIBUTARY_E2E_${app.toUpperCase()}`];
  if (url === undefined) throw new Error(`the ${app} was not started`);
  return url;
}

/** The folder in which this run keeps its data. */
export function homeOf(): string {
  const home = process.env.TRIBUTARY_E2E_HOME;
  if (home === undefined)
    throw new Error("this journey needs the home of the run: let the tests start the product");
  return home;
}

export const DEMO_PASSWORD = "month-end-demo";
