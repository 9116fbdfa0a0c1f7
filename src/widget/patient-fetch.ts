import type { Fetch } from './direct-line';

// Longer than a round trip on the slowest network that brings an answer at all.
const patienceMs = 20_000;

/** A `fetch` that gives up on a server that never answers, so that a kept copy can. */
export function patientFetch(fetch: (url: string, init: RequestInit) => Promise<Response>): Fetch {
  return async (url, init) => {
    const patience = new AbortController();
    const timer = setTimeout(() => {
      patience.abort();
    }, patienceMs);
    try {
      return await fetch(url, { ...init, signal: patience.signal });
    } finally {
      clearTimeout(timer);
    }
  };
}
