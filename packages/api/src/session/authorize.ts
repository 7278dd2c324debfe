import { DomainError } from "@tributary/domain/error";
import type { App } from "@tributary/domain/user/principal";
import { processDoors } from "@tributary/services/process/doors";
import { type SignInAnswer, signIn } from "@tributary/services/session/sign-in";
import type { RequestInternal, User } from "next-auth";
import { z } from "zod";
import { clientAddress } from "./client-address.ts";

/** What the form sends. */
export const credentials = { email: {}, password: {}, code: {}, operatorId: {} };

const input = z.object({
  email: z.string().max(320),
  password: z.string().max(1_000),
  code: z.string().max(40).optional(),
  operatorId: z.string().max(40).optional(),
});

/**
 * Lets next-auth ask the sign-in service. What is still missing and why it was refused travel as the error's text:
 * `SECOND_FACTOR`, `CHOOSE_OPERATOR:` with the operators, or the refusal's code.
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
      userAgent: headers.get("user-agent")?.slice(0, 300) ?? null,
    });
    if ("sessionId" in answer) return { id: answer.userId, sessionId: answer.sessionId };
    if (answer.needs === "second-factor") throw new Error("SECOND_FACTOR");
    throw new Error(`CHOOSE_OPERATOR:${JSON.stringify(answer.operators)}`);
  };
}

type Asked = Omit<Parameters<typeof signIn>[1], "app" | "code" | "operatorId"> & {
  readonly code: string | undefined;
  readonly operatorId: string | undefined;
};

async function ask(app: App, { code, operatorId, ...request }: Asked): Promise<SignInAnswer> {
  const chosen = {
    ...(code === undefined ? {} : { code }),
    ...(operatorId === undefined ? {} : { operatorId }),
  };
  try {
    return await signIn(processDoors().authDb(), { ...request, ...chosen, app });
  } catch (error) {
    // Anything but a refusal is a fault of ours: the form says so without telling which.
    throw new Error(error instanceof DomainError ? error.code : "UNAVAILABLE");
  }
}

function present(text: string | undefined): string | undefined {
  return text === undefined || text === "" || text === "undefined" ? undefined : text;
}
