import { servePortfolio } from "@tributary/api/portfolio/serve";

export { servePortfolio as GET, servePortfolio as POST };
