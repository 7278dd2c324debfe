import type { App } from "@tributary/domain/user/principal";
import { authHandler } from "../session/auth-handler.ts";

interface Given {
  readonly body?: Record<string, string>;
}

/** What next-auth answered: its status, where its address leads, and what it says. */
export interface Heard {
  readonly status: number;
  readonly error: string | null;
  readonly body: Record<string, unknown>;
}

/** One browser: its cookies, its address, and hands to use next-auth's routes as its script does. */
export class Browser {
  readonly jar = new Map<string, string>();
  readonly headers = new Headers({ "user-agent": "Test", "x-forwarded-for": "198.51.100.7" });

  async signIn(app: App, given: Record<string, string>): Promise<Heard> {
    const csrfToken = await this.csrfToken(app);
    const body = { csrfToken, json: "true", callbackUrl: "/", ...given };
    return this.use(app, "POST", ["callback", "credentials"], { body });
  }

  async signOut(app: App): Promise<Heard> {
    const csrfToken = await this.csrfToken(app);
    return this.use(app, "POST", ["signout"], { body: { csrfToken, json: "true", callbackUrl: "/" } });
  }

  async csrfToken(app: App): Promise<string> {
    return String((await this.use(app, "GET", ["csrf"])).body.csrfToken);
  }

  async use(app: App, method: string, nextauth: string[], { body = {} }: Given = {}): Promise<Heard> {
    const request = {
      method,
      query: { nextauth },
      body,
      cookies: Object.fromEntries(this.jar),
      headers: Object.fromEntries(this.headers),
    };
    const reply = new Reply();
    await authHandler(app)(request as unknown as Request, reply);
    for (const cookie of reply.cookies) this.keep(cookie);
    const url = String(reply.body.url ?? "");
    const error = URL.canParse(url) ? new URL(url).searchParams.get("error") : null;
    return { status: reply.statusCode, error, body: reply.body };
  }

  /** Keeps a cookie as a browser does: an empty one is gone. */
  private keep(cookie: string): void {
    const [pair = ""] = cookie.split(";");
    const cut = pair.indexOf("=");
    const [name, value] = [pair.slice(0, cut), decodeURIComponent(pair.slice(cut + 1))];
    if (value === "") this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

/** What next-auth writes its answer to outside a web framework's request. */
class Reply {
  statusCode = 200;
  cookies: string[] = [];
  body: Record<string, unknown> = {};

  status(code: number): this {
    this.statusCode = code;
    return this;
  }

  getHeader(name: string): string[] | undefined {
    return name === "Set-Cookie" ? this.cookies : undefined;
  }

  setHeader(name: string, value: string | string[]): this {
    if (name === "Set-Cookie") this.cookies = [value].flat();
    return this;
  }

  json(body: Record<string, unknown>): void {
    this.body = body;
  }

  send(body: Record<string, unknown> | undefined): void {
    this.body = body ?? {};
  }

  end(): void {}
}
