import { z } from 'zod';

export const ratingEventName = 'rating';

const name = /^[a-z0-9-]{1,80}$/;

/** The value of a `rating` event as our widget sends it. */
export const ratingSchema = z.object({
  code: z.string().regex(/^[2-9A-HJKMNP-TV-Z]{4,16}$/),
  rating: z.enum(['helpful', 'not_helpful']),
  reason: z.enum(['wrong', 'outdated', 'unclear', 'off-topic', 'incomplete']).optional(),
  text: z.string().trim().max(1000).optional(),
  /** What an answer of the copy kept on the citizen's device was about. */
  about: z
    .object({
      topic: z.string().regex(name).optional(),
      facet: z.string().regex(name).optional(),
      knowledgeVersion: z.string().regex(name),
    })
    .optional()
    .catch(undefined),
  /** True when the citizen wants to hear of a correction. */
  tell: z.boolean().optional(),
});
export type Rating = z.infer<typeof ratingSchema>;
