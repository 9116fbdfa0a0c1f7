import { mountControls } from './controls';
import { FakeZalo } from './fake-zalo';

// A fake Zalo in a process of its own. Arguments: port and seed. It prints one line of JSON with
// what a bot needs to be set up with, and is steered under /control.
const [port = '0', seed = '1'] = process.argv.slice(2);

FakeZalo.start({ port: Number(port), seed: Number(seed) }).then(
  (fake) => {
    mountControls(fake);
    const { url, appId, appSecret, oaSecretKey, oaId } = fake;
    const refreshToken = fake.oauth.firstRefreshToken();
    const line = JSON.stringify({ url, appId, appSecret, oaSecretKey, oaId, refreshToken });
    process.stdout.write(`${line}\n`);
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
