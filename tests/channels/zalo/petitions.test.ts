import type { Brain } from '../../../src/answers';
import { petitions } from '../../conversations/petitions';
import { choose, play, say, script } from '../../support/script';
import { theRealBrain } from '../../support/talk';
import type { Form, Talk } from '../../support/talk';
import { ZaloTalk } from '../../support/zalo-talk';

const forms: readonly Form[] = ['web', 'text'];
let laiChau: Brain;

beforeAll(async () => {
  const brain = await theRealBrain();
  const locality = brain.snapshot.localities.get('lai-chau');
  if (locality === undefined) throw new Error('Lai Châu is missing');
  laiChau = { ...brain, locality };
}, 120_000);

// In the web form buttons are tapped, in the text form numbers are typed.
describe.each(forms)('what citizens say back over Zalo, in %s form', (form) => {
  it('an answer can be rated, with its reason', async () => {
    const talk = await ZaloTalk.begin(laiChau, form);
    const rating = script(
      '',
      say('lệ phí đăng ký kết hôn là bao nhiêu', { offers: 'rating.open' }),
      choose('rating.open', { says: 'rating.ask' }),
      choose('rating.no', { says: 'rating.reason' }),
      choose('rating.reason.unclear', { says: 'rating.text' }),
      choose('rating.skip', { says: 'rating.tell' }),
      choose('rating.tellNo', { says: 'rating.thanks' }),
    );

    await play(talk as unknown as Talk, rating).finally(() => talk.close());
  });

  it.each(petitions.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const talk = await ZaloTalk.begin(laiChau, form);

    await play(talk as unknown as Talk, one).finally(() => talk.close());
  });
});
