import type { AppDeps } from './app-deps';
import type { Store } from './store';

const dayMs = 24 * 60 * 60 * 1000;

/** Deletes what is past its time once a day, until the timer is cleared. */
export function scheduleRetention(
  { config, clock, logger }: AppDeps,
  store: Store,
): NodeJS.Timeout {
  const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * dayMs);
  const purge = async (): Promise<void> => {
    const counts = await store.retention.purge({
      rawBefore: daysAgo(config.rawRetentionDays),
      recordsBefore: daysAgo(config.retentionDays),
    });
    logger.info({ ...counts }, 'old records purged');
  };
  const timer = setInterval(() => {
    purge().catch((error: unknown) => {
      logger.error(
        { error: String(error) },
        'old records could not be purged; tried again tomorrow',
      );
    });
  }, dayMs);
  timer.unref();
  return timer;
}
