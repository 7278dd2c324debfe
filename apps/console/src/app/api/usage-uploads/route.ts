import { receiveUpload } from "@tributary/api/portfolio/receive-upload";

export { receiveUpload as POST };
