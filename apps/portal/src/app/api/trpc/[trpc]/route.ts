import { servePortal } from "@tributary/api/portal/serve";

export { servePortal as GET, servePortal as POST };
