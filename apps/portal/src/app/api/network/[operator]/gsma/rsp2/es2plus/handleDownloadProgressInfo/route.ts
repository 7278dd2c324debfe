export { receiveDownloadProgress as POST } from "@tributary/api/portal/network-report";
