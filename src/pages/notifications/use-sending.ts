import { useState } from 'react';
import { firstValueFrom } from 'rxjs';
import type { EndpointBody, EndpointName, EndpointResponse } from '@vigil/core/contract/endpoints';
import type { BackendProblem } from '../../proxy/backend-problem';
import { foldError } from '../../proxy/fold-error';
import { sendToProxy } from '../../proxy/send-to-proxy';

export interface Sending<Name extends EndpointName> {
  sending: boolean;
  answer: EndpointResponse<Name> | null;
  problem: BackendProblem | null;
  /** Never rejects. @returns whether the proxy did it */
  send(body: EndpointBody<Name>): Promise<boolean>;
}

/** One order to the proxy at a time, and what became of the latest. */
export function useSending<Name extends EndpointName>(name: Name): Sending<Name> {
  const [state, setState] = useState<Omit<Sending<Name>, 'send'>>({ sending: false, answer: null, problem: null });
  const send = async (body: EndpointBody<Name>) => {
    setState({ sending: true, answer: null, problem: null });
    try {
      const answer = await firstValueFrom(sendToProxy(name, body));
      setState({ sending: false, answer, problem: null });
      return true;
    } catch (error) {
      setState({ sending: false, answer: null, problem: foldError(error) });
      return false;
    }
  };
  return { ...state, send };
}
