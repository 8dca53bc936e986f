import { BehaviorSubject } from 'rxjs';
import type { NavModelItem } from '@grafana/data';

/** What the page that is shown calls itself; the breadcrumbs in the frame read it. */
export const currentPageNav = new BehaviorSubject<NavModelItem | undefined>(undefined);
