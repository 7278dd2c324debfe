import { authHandler } from "@tributary/api/session/auth-handler";

const handler = authHandler("console");

export { handler as GET, handler as POST };
