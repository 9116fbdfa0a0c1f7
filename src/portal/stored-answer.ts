import { z } from 'zod';
import type { AnswerRecord } from '../store';

// The record was written by an earlier version perhaps; the page needs no more than this of it.
const storedAnswer = z.object({
  text: z.string(),
  title: z.string().optional(),
  topic: z.string().optional(),
  draft: z.boolean().catch(false),
  knowledgeVersion: z.string().catch(''),
  citations: z
    .array(z.object({ number: z.string(), name: z.string(), effectiveFrom: z.string().optional() }))
    .catch([]),
  dates: z.object({ asOf: z.string(), checkedOn: z.string() }).optional().catch(undefined),
});
export type StoredAnswer = z.infer<typeof storedAnswer>;

/** What a record says, without the question; undefined when it cannot be shown. */
export function readAnswer({ answer }: AnswerRecord): StoredAnswer | undefined {
  return storedAnswer.safeParse(answer).data;
}
