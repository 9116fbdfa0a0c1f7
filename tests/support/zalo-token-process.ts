import { createZalo } from '../../src/channels/zalo';
import type { ZaloSettings } from '../../src/channels/zalo';
import { errorMessage, randomIds, silentLogger, systemClock } from '../../src/core';
import { openStore } from '../../src/store';

// A process of its own that asks for an access token. Arguments: store URL, settings as JSON, and
// optionally `die`: to be killed when Zalo has answered and nothing is stored yet.
const [storeUrl = '', settings = '{}', end = ''] = process.argv.slice(2);

const fetchAndDie: typeof fetch = async (...request) => {
  const response = await fetch(...request);
  await response.clone().text();
  if (end === 'die') process.kill(process.pid, 'SIGKILL');
  return response;
};

async function main(): Promise<void> {
  const store = await openStore({ url: storeUrl, clock: systemClock, logger: silentLogger });
  const parsed = JSON.parse(settings) as ZaloSettings;
  const zalo = createZalo({
    settings: parsed,
    store,
    clock: systemClock,
    ids: randomIds,
    logger: silentLogger,
    translate: (_lang, key) => key,
    fetch: fetchAndDie,
    random: () => 0.5,
    onTurn: () => Promise.resolve(),
    localWords: () => ({ hotline: '', hours: '' }),
  });
  process.stdout.write('ready\n');
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdout.write(`${await zalo.accessToken(parsed.accounts[0]?.oaId ?? '')}\n`);
  await store.close();
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exit(1);
});
