import { z } from 'zod';

export const ratingEventName = 'rating';

/** The value of a `rating` event as our widget sends it. */
export const ratingSchema = z.object({
  code: z.string().regex(/^[2-9A-HJKMNP-TV-Z]{4,16}$/),
  rating: z.enum(['helpful', 'not_helpful']),
  reason: z.enum(['wrong', 'outdated', 'unclear', 'off-topic', 'incomplete']).optional(),
  text: z.string().trim().max(1000).optional(),
});
export type Rating = z.infer<typeof ratingSchema>;
