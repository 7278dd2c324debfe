import { ownPath } from "@tributary/api/session/own-path";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { currentPrincipal } from "@/session/current-principal.ts";
import { sessionTexts } from "@/texts/session.ts";
import { LoginForm } from "./login-form.tsx";

export const metadata: Metadata = { title: sessionTexts.titles.signIn };

const params = z.object({ next: z.string().max(2_000).optional().catch(undefined) });

export default async function Login({ searchParams }: PageProps<"/login">) {
  if ((await currentPrincipal()) !== null) redirect("/");
  const { next } = params.parse(await searchParams);
  return <LoginForm next={ownPath(next)} />;
}
