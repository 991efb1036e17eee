/**
 * The path that the console is served below: `/`, `/console/`. Of a build, only index.html names it; the
 * scripts, in the folder `assets`, take it from their own address.
 */
export const BASE = import.meta.env.PROD
  ? new URL(/* @vite-ignore */ '..', import.meta.url).pathname
  : import.meta.env.BASE_URL
