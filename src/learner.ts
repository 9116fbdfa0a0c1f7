import { Worker } from 'node:worker_threads';
import type { Learned } from './answers';
import type { KnowledgeSnapshot } from './knowledge';

/** Learns from a snapshot what finding needs. Rejects when that fails. */
export type Learner = (snapshot: KnowledgeSnapshot) => Promise<Learned>;

/**
 * Learns in a thread of its own (`learn-worker.ts`, built beside the program): it takes seconds, in
 * which answers go on. The thread ends with its work, and does not keep the process alive.
 */
export function learnInThread(file: string): Learner {
  return (snapshot) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file, { workerData: snapshot });
      worker.unref();
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => {
        reject(new Error(`the learning thread ended without a result (${code})`));
      });
    });
}
