import styles from "./logo.module.css";

/** The app's sign, as on the home screen. */
export const Logo = ({ size = 48 }: { readonly size?: number }) => (
  <svg
    class={styles.logo}
    width={size}
    height={size}
    viewBox="0 0 512 512"
    aria-hidden="true"
    focusable="false"
  >
    <rect width="512" height="512" rx="112" class={styles.ground} />
    <path
      class={styles.paper}
      d="M156 120a28 28 0 0 1 28-28h144a28 28 0 0 1 28 28v296l-33.3-30-33.4 30-33.3-30-33.4 30-33.3-30-33.3 30z"
    />
    <path class={styles.print} d="M196 152h120 M196 208h64 M196 300c20-44 40-44 60 0s40 44 60 0" />
  </svg>
);
