import { randomIds, silentLogger, systemClock } from '../../src/core';
import type { Clock } from '../../src/core';
import { createTranslator } from '../../src/i18n';
import { loadKnowledge } from '../../src/knowledge';
import { openStore } from '../../src/store';
import { createTicketService } from '../../src/tickets';
import { anIntake } from './ticket-desk';

// Tickets in a process of its own, to be killed. Arguments: store URL, SMTP URL, folder of rules, what to do
// (`intake` opens ticket after ticket and prints each key once it is acknowledged; `work` moves the
// clock and sends), and by how many days its clock is ahead.
const [url = '', smtpUrl = '', knowledge = '', what = '', ahead = '0'] = process.argv.slice(2);

const clock: Clock = {
  now: () => new Date(systemClock.now().getTime() + Number(ahead) * 24 * 60 * 60 * 1000),
};

async function main(): Promise<void> {
  const { handling } = await loadKnowledge(knowledge, { clock });
  const store = await openStore({ url, clock, logger: silentLogger });
  const service = createTicketService({
    store,
    clock,
    ids: randomIds,
    logger: silentLogger,
    translate: createTranslator(),
    handling: () => handling,
    dataKey: 'a-key-of-tests-that-is-long-enough-0001',
    delivery: { deliver: () => Promise.resolve('delivered') },
    mail: { smtpUrl, from: 'tro-ly@test.gov.vn' },
    addresses: { 'lc-nnmt': 'nnmt@test.gov.vn', 'supervisor:lai-chau': 'giamsat@test.gov.vn' },
  });
  process.stdout.write('ready\n');
  if (what === 'intake') {
    for (let number = 0; number < 25; number += 1) {
      const key = `intake-${number}`;
      await service.desk.open(anIntake({ key, conversationId: `c-${number}`, contact: 'a@b.vn' }));
      process.stdout.write(`${key}\n`);
    }
    return;
  }
  for (;;) {
    await service.clock.tick();
    const { sent, failed } = await service.courier.sendDue(3);
    process.stdout.write(`sent ${sent} failed ${failed}\n`);
  }
}

void main();
