import { createProxy } from "@tributary/api/session/proxy";

export const proxy = createProxy("console");

export const config = { matcher: ["/((?!api/|_next/static|_next/image|icon.svg).*)"] };
