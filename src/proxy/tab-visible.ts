import { distinctUntilChanged, fromEvent, map, startWith, type Observable } from 'rxjs';

/** Whether anyone can see the page: nothing is fetched for a hidden tab. */
export function tabVisible(): Observable<boolean> {
  return fromEvent(document, 'visibilitychange').pipe(
    startWith(undefined),
    map(() => !document.hidden),
    distinctUntilChanged()
  );
}
