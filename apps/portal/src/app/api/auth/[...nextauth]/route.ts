import { authHandler } from "@tributary/api/session/auth-handler";

const handler = authHandler("portal");

export { handler as GET, handler as POST };
