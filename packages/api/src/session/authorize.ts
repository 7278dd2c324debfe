import { DomainError } from "@tributary/domain/error";
import type { App } from "@tributary/domain/user/principal";
import { processDoors } from "@tributary/services/process/doors";
import { type SignInAnswer, type SignInRequest, signIn } from "@tributary/services/session/sign-in";
import type { RequestInternal, User } from "next-auth";
import { z } from "zod";
import { logUnexpected } from "../trpc/log.ts";
import { clientAddress } from "./client-address.ts";
import { currentPointer } from "./session-cookie.ts";
import { textOfMissing } from "./sign-in-answer.ts";

/** What the form sends. */
export const credentials = { email: {}, password: {}, code: {}, operatorId: {} };

const input = z.object({
  email: z.string().max(320),
  password: z.string().max(1_000),
  code: z.string().max(40).optional(),
  operatorId: z.string().max(40).optional(),
});

/**
 * Lets next-auth ask the sign-in service. What is still missing and why it was refused travel as the error's
 * text: `textOfMissing`, or the refusal's code.
 */
export function authorize(app: App) {
  return async (
    given: Record<string, string> | undefined,
    request: Pick<RequestInternal, "headers">,
  ): Promise<User | null> => {
    const parsed = input.safeParse(given);
    if (!parsed.success) throw new Error("SIGN_IN_REFUSED");
    const { email, password } = parsed.data;
    const headers = new Headers(request.headers as Record<string, string>);
    const answer = await ask(app, {
      email,
      password,
      code: present(parsed.data.code),
      operatorId: present(parsed.data.operatorId),
      ipAddress: clientAddress(headers),
      userAgent: headers.get("user-agent"),
      replaces: (await currentPointer(app))?.sessionId ?? null,
    });
    if ("sessionId" in answer) return { id: answer.userId, sessionId: answer.sessionId };
    throw new Error(textOfMissing(answer));
  };
}

async function ask(app: App, request: Omit<SignInRequest, "app">): Promise<SignInAnswer> {
  try {
    return await signIn(processDoors().authDb(), { ...request, app });
  } catch (error) {
    if (error instanceof DomainError) throw new Error(error.code);
    // A fault of ours: the form says so without telling which.
    logUnexpected("signing in", error);
    throw new Error("UNAVAILABLE");
  }
}

function present(text: string | undefined): string | undefined {
  return text === undefined || text === "" || text === "undefined" ? undefined : text;
}
