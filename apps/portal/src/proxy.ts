import { createProxy } from "@tributary/api/session/proxy";

export const proxy = createProxy("portal");

export const config = { matcher: ["/((?!api/|_next/static|_next/image|icon.svg).*)"] };
