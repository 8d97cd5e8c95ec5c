/** No till finds another directly: for what is about one till alone, or about tills that only the server joins. */
export const ALONE: readonly string[] = ["--webrtc-ip-handling-policy=disable_non_proxied_udp"];

/** Tills find each other even where the machine has nothing but a loopback interface, once the camera is allowed. */
export const LINKED: readonly string[] = ["--allow-loopback-in-peer-connection"];
