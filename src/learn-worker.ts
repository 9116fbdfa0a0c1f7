import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from './answers';
import type { KnowledgeSnapshot } from './knowledge';

// The thread of `learner.ts`: what it learned goes back whole.
parentPort?.postMessage(createEngine(workerData as KnowledgeSnapshot).learned());
