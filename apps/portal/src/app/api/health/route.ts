export const dynamic = "force-dynamic";

/** Answers as soon as the application serves. */
export function GET(): Response {
  return Response.json({ app: "portal", isServing: true });
}
