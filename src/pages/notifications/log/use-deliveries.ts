import { useCallback, useState } from 'react';
import { firstValueFrom } from 'rxjs';
import type { Delivery, DeliveryPage } from '@vigil/core/contract/notifications';
import type { BackendProblem } from '../../../proxy/backend-problem';
import { callProxy } from '../../../proxy/call-proxy';
import { foldError } from '../../../proxy/fold-error';
import { useProxyReport } from '../../../proxy/use-proxy-report';
import type { NotificationsState } from '../notifications-url';

/** Milliseconds. */
const every = 5000;
const pageSize = 100;

interface Older {
  /** The question these answer. */
  asked: string;
  deliveries: Delivery[];
  nextCursor: string | null;
}

/** The delivery log: its first page kept fresh, older ones on demand. */
export function useDeliveries({ receiver, state, search }: NotificationsState) {
  const filter = {
    ...(receiver.length > 0 && { receiver }),
    ...(state.length > 0 && { state }),
    ...(search && { search: search.slice(0, 200) }),
  };
  const asked = JSON.stringify(filter);
  const { report, reload } = useProxyReport(
    'deliveries',
    { ...filter, limit: pageSize },
    { every, keepPrevious: true }
  );
  const [older, setOlder] = useState<Older | null>(null);
  const [moreProblem, setMoreProblem] = useState<BackendProblem | null>(null);
  const page: DeliveryPage | undefined = 'report' in report ? report.report : undefined;
  const mine = older?.asked === asked ? older : null;
  const seen = new Set(page?.deliveries.map(({ id }) => id));
  const deliveries = [...(page?.deliveries ?? []), ...(mine?.deliveries ?? []).filter(({ id }) => !seen.has(id))];
  const nextCursor = mine ? mine.nextCursor : (page?.nextCursor ?? null);

  const loadMore = useCallback(async () => {
    if (nextCursor === null) {
      return;
    }
    try {
      const next = await firstValueFrom(
        callProxy('deliveries', { ...JSON.parse(asked), limit: pageSize, cursor: nextCursor })
      );
      setMoreProblem(null);
      setOlder((known) => ({
        asked,
        deliveries: [...(known?.asked === asked ? known.deliveries : []), ...next.deliveries],
        nextCursor: next.nextCursor,
      }));
    } catch (error) {
      setMoreProblem(foldError(error));
    }
  }, [asked, nextCursor]);

  return { report, reload, deliveries, total: page?.total ?? 0, hasMore: nextCursor !== null, loadMore, moreProblem };
}
