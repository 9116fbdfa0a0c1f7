/** V8's flags of the server, as `npm start` and the Dockerfile give them: a small young generation. */
export const serverFlags = ['--min-semi-space-size=8', '--max-semi-space-size=8'] as const;
