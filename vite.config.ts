import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

/** What a till may never need, fetched on first use: PDF, camera decoding, face recognition. */
const lazyPackages = /node_modules\/(jspdf|bwip-js|fflate|fast-png|@zxing|@mediapipe|swagger-ui-dist)\//;
const chunkNames = (chunk: { readonly moduleIds: readonly string[] }): string =>
  chunk.moduleIds.some((id) => lazyPackages.test(id)) ? "lazy/[name]-[hash].js" : "assets/[name]-[hash].js";

/** jsPDF asks for these to draw HTML and SVG, which we never do. */
const leftOut = new Set(["html2canvas", "dompurify", "canvg"]);
const leaveOutOfPdf: Plugin = {
  name: "leave-out-of-pdf",
  enforce: "pre",
  resolveId: (id) => (leftOut.has(id) ? "\0left-out" : undefined),
  load: (id) => (id === "\0left-out" ? "export default undefined;" : undefined),
};

const server = "http://127.0.0.1:8787";
const icon = (name: string, size: number, purpose: "any" | "maskable") => ({
  src: `/icons/${name}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

export default defineConfig({
  root: "client",
  publicDir: "../public",
  cacheDir: "../node_modules/.vite",
  resolve: { dedupe: ["dexie"] },
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: "chrome137", // the first with Ed25519 in WebCrypto
    assetsInlineLimit: 0, // the content security policy allows files of our own only
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The till, and the customer's window beside it.
      input: ["client/index.html", "client/display.html"],
      output: { chunkFileNames: chunkNames },
    },
  },
  worker: {
    format: "es",
    plugins: () => [leaveOutOfPdf],
    rolldownOptions: { output: { entryFileNames: chunkNames, chunkFileNames: chunkNames } },
  },
  server: {
    proxy: {
      "/v1": { target: server, ws: true },
      "/docs": server,
      "/healthz": server,
      "/metrics": server,
    },
  },
  plugins: [
    leaveOutOfPdf,
    preact({ reactAliasesEnabled: false }),
    VitePWA({
      registerType: "prompt",
      injectRegister: null, // client/main.tsx registers, so that a sale in progress is never reloaded away
      manifest: {
        id: "/",
        name: "SaudaFlow",
        short_name: "SaudaFlow",
        description: "A shop that keeps selling through an outage.",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#ffffff",
        theme_color: "#1d4ed8",
        icons: [
          icon("icon-192", 192, "any"),
          icon("icon-512", 512, "any"),
          icon("maskable-512", 512, "maskable"),
        ],
      },
      includeAssets: ["icons/icon.svg"],
      workbox: {
        // The camera's decoder with the rest: tills are paired by QR code when nothing can be fetched.
        globPatterns: [
          "index.html",
          "display.html",
          "assets/**/*.{js,css,svg,woff2}",
          "assets/zxing_reader-*.wasm",
        ],
        navigateFallback: "/index.html",
        navigateFallbackDenylist: [/^\/v1(\/|$)/, /^\/docs(\/|$)/, /^\/healthz$/, /^\/metrics$/],
        clientsClaim: true, // the very first page is served from the cache too
        cleanupOutdatedCaches: true,
        runtimeCaching: [
          {
            // Named by their content, so never stale.
            urlPattern: ({ url, sameOrigin }) => sameOrigin && /^\/(lazy|assets)\//.test(url.pathname),
            handler: "CacheFirst",
            options: { cacheName: "lazy-code", expiration: { maxEntries: 60 } },
          },
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && /^\/(fonts|models|wasm)\//.test(url.pathname),
            handler: "StaleWhileRevalidate",
            options: { cacheName: "public-files", expiration: { maxEntries: 40 } },
          },
        ],
      },
    }),
  ],
});
