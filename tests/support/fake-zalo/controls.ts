import express from 'express';
import { z } from 'zod';
import type { FakeZalo } from './fake-zalo';
import { everyFault } from './faults';

const settings = z.object({
  webhookUrl: z.url().optional(),
  faultShare: z.number().min(0).max(1).optional(),
  receipts: z.boolean().optional(),
});
const said = z.object({ userId: z.string().min(1), text: z.string().min(1) });

/** Lets another process steer the fake and read what it heard, under `/control`. */
export function mountControls(fake: FakeZalo): void {
  const control = express.Router().use(express.json());
  control.post('/settings', (req, res) => {
    const { webhookUrl, faultShare, receipts } = settings.parse(req.body);
    if (webhookUrl !== undefined) fake.webhookUrl = webhookUrl;
    if (faultShare !== undefined) fake.faults.always(faultShare, everyFault);
    if (receipts !== undefined) fake.receipts = receipts;
    res.json({});
  });
  control.post('/say', (req, res) => {
    const { userId, text } = said.parse(req.body);
    void fake.say(userId, text);
    res.json({});
  });
  control.post('/follow', (req, res) => {
    const { userId } = z.object({ userId: z.string() }).parse(req.body);
    void fake.deliver({ event_name: 'follow', oa_id: fake.oaId, follower: { id: userId } });
    res.json({});
  });
  control.get('/messages', (_req, res) => {
    res.json(fake.conversations.messages);
  });
  control.get('/chat/:userId', (req, res) => {
    res.json(fake.conversations.of(req.params.userId));
  });
  control.get('/status', (_req, res) => {
    const { refreshes, refused } = fake.oauth;
    res.json({ refreshes, refused, injected: fake.faults.injected });
  });
  fake.app.use('/control', control);
}
