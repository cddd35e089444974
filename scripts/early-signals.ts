/** Ctrl-C while still starting: `stop` runs, then the process ends. Returns how to hand the signals over. */
export function stopEarly(stop: () => Promise<void>): () => void {
  const end = () => {
    void stop().finally(() => process.exit(130));
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  return () => void process.off("SIGINT", end).off("SIGTERM", end);
}
