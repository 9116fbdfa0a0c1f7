import { errorMessage } from '../../src/core';
import { startDirectLine } from './direct-line-server';

// A server in a process of its own, to be killed. Arguments: store URL and port.
const [storeUrl = '', port = '0'] = process.argv.slice(2);
const limits = { requestsPerMinute: 1e6, startsPerMinute: 1e6, messagesPerMinute: 1e6 };

startDirectLine({ storeUrl, port: Number(port), limits }).then(
  ({ url }) => {
    process.stdout.write(`${url}\n`);
  },
  (error: unknown) => {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = 1;
  },
);
