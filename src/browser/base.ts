/**
 * The path that the console is served below: `/`, `/console/`. A build has it in index.html alone, from where
 * its scripts, in the folder `assets`, know it by their own address.
 */
export const BASE = import.meta.env.PROD
  ? new URL(/* @vite-ignore */ '..', import.meta.url).pathname
  : import.meta.env.BASE_URL
