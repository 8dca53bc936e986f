/** True once Prometheus answers that it is ready; false when `goOn` said that waiting is senseless. */
export async function untilReady(url: string, goOn: () => boolean): Promise<boolean> {
  while (goOn()) {
    const response = await fetch(`${url}/-/ready`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok === true) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
